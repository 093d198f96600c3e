/**
 * Finds regular expressions whose time may grow faster than their input. Literals are read from the sources; what is built
 * while the program runs is recorded as it is built.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyse } from 'scslre';
import { parseSync } from 'vite';
import { ambiguousLoop } from './ambiguous-loop.ts';

export type Pattern = {
  /** `path:line`. */
  at: string;
  source: string;
  flags: string;
};

/** What may be slow in a pattern, in words; empty where nothing was found. @throws if it is no regular expression */
export function slowParts({ source, flags }: Pick<Pattern, 'source' | 'flags'>): string[] {
  const { reports } = analyse({ source, flags }, { reportTypes: { Move: true } });
  const loop = ambiguousLoop(source, flags);
  const found = reports.map((report) => {
    const { start, end } = report.type === 'Trade' ? report.startQuant : report.quant;
    return `${report.type}: ${source.slice(start, end)}${report.exponential ? ', exponential' : ''}`;
  });
  return loop ? [...found, `exponential: ${loop}`] : found;
}

/** TypeScript and JavaScript of a folder, with the folder's name before. */
export const sourcesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.[tj]s$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));

/** Every literal of a source text. @throws if it cannot be parsed */
export function literalsOf(path: string, text: string = readFileSync(path, 'utf8')): Pattern[] {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]!.message}`);
  const found: Pattern[] = [];
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('regex' in node && 'start' in node) {
      const { pattern, flags } = node.regex as { pattern: string; flags: string };
      const line = text.slice(0, node.start as number).split('\n').length;
      found.push({ at: `${path}:${line}`, source: pattern, flags });
    } else for (const child of Object.values(node)) walk(child);
  };
  walk(program);
  return found;
}

/** Records each expression that code of these folders builds from now on, once. @returns what there is, and an end of it */
export function recordBuilt(folders: readonly string[]): { patterns: Pattern[]; stop(): void } {
  const plain = globalThis.RegExp;
  const root = `${process.cwd()}/`;
  const patterns = new Map<string, Pattern>();
  const record = (made: RegExp) => {
    const key = `/${made.source}/${made.flags}`;
    if (patterns.has(key)) return made;
    const calls = new Error().stack?.split('\n').slice(2) ?? [];
    // Where a library builds one, the line of ours that called it is not to blame.
    const caller = calls.find((line) => !line.includes('super-linear')) ?? '';
    const at = /([\w./-]+\.[tj]s):(\d+)/.exec(caller);
    const path = at?.[1]?.replace(root, '') ?? '';
    if (folders.some((folder) => path.startsWith(`${folder}/`))) {
      patterns.set(key, { at: `${path}:${at![2]}`, source: made.source, flags: made.flags });
    }
    return made;
  };
  globalThis.RegExp = new Proxy(plain, {
    construct: (target, given) => record(Reflect.construct(target, given)),
    apply: (target, self, given) => record(Reflect.apply(target, self, given) as RegExp),
  });
  return {
    get patterns() {
      return [...patterns.values()];
    },
    stop() {
      globalThis.RegExp = plain;
    },
  };
}
