/** Settings of the optional chat model. It is used if both CHAT_BASE_URL and CHAT_MODEL are given. */
import { z } from 'zod';

export const chatSettings = {
  /** Base of an OpenAI-compatible server's API, such as http://127.0.0.1:11434/v1. */
  CHAT_BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** The model's name there. */
  CHAT_MODEL: z
    .string()
    .refine((name) => name !== 'extractive', 'is the name of the answer without a model')
    .optional(),
  CHAT_API_KEY: z.string().optional(),
  /** After this long (ms) the extractive answer is given. */
  CHAT_TIMEOUT_MS: z.coerce.number().int().min(100).max(600_000).default(20_000),
  /** Most tokens the model may write for one answer. */
  CHAT_MAX_TOKENS: z.coerce.number().int().min(100).max(32_000).default(1_200),
  CHAT_TEMPERATURE: z.coerce.number().min(0).max(2).default(0),
  /** How the server is asked for JSON: with the schema, as any JSON, or in words only. */
  /** "none": it chooses quotes, and nothing that it writes is shown. "labelled": its sentences, marked as not checked. */
  CHAT_WORDING: z.enum(['none', 'labelled']).default('none'),
  CHAT_OUTPUT: z.enum(['json_schema', 'json_object', 'text']).default('json_schema'),
};
const Settings = z.object(chatSettings);
export type ChatSettings = z.infer<typeof Settings>;
export type ChatWording = ChatSettings['CHAT_WORDING'];
