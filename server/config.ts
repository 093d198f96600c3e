/** Configuration from environment variables, validated at start; all mistakes are listed at once. */
import { z } from 'zod';
import { flag, ingestSettings, readSettings } from '../ingest/settings.ts';

const count = (fallback: number, least = 1) => z.coerce.number().int().min(least).default(fallback);
const list = z
  .string()
  .default('')
  .transform((value) =>
    value
      .split(',')
      .map((s) => s.trim())
      .filter(Boolean),
  );

export const serverSettings = {
  ...ingestSettings,
  PORT: z.coerce.number().int().min(0).max(65_535).default(8787),
  HOST: z.string().default('127.0.0.1'),
  /** Base of links in annotations, MCP and exports; default http://HOST:PORT. */
  PUBLIC_URL: z.url().optional(),
  /** Origins of sites that may call the API and embed the widget, comma-separated; "*" for any. */
  ALLOWED_ORIGINS: list,
  /** Origins that may show the page in a frame, comma-separated. */
  FRAME_ANCESTORS: list,
  /** Largest request body, in bytes. */
  MAX_BODY_BYTES: count(512 * 1024),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** Log the text of questions; off by default, they are the readers' own. */
  LOG_QUESTIONS: flag,
};

export type Config = ReturnType<typeof readConfig>;

/** @throws z.ZodError listing every setting that does not fit */
export function readConfig(env: NodeJS.ProcessEnv = process.env) {
  const settings = readSettings(serverSettings, env);
  return { ...settings, PUBLIC_URL: settings.PUBLIC_URL ?? `http://${settings.HOST}:${settings.PORT}` };
}
