/** The bare embedding call: the same model in one process, nothing around it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('./bare-embedding.js', import.meta.url));

export type Bare = {
  /** Milliseconds of each text. */
  times: number[];
  /** User and system time of all texts together, in ms. */
  cpuMs: number;
};

/** In a process of its own that has warmed up. */
export async function bareEmbedding(texts: readonly string[]): Promise<Bare> {
  const child = spawn(process.execPath, [SCRIPT], { stdio: ['pipe', 'pipe', 'inherit'] });
  const exit = once(child, 'exit');
  child.stdin.end(JSON.stringify(texts));
  let out = '';
  for await (const chunk of child.stdout) out += chunk;
  const [code] = await exit;
  if (code !== 0) throw new Error('The bare embedding failed.');
  return JSON.parse(out) as Bare;
}
