/** Files of an index flipped, cut and taken away, under a running server and before one starts. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { currentVersion } from '../../ingest/index/current-version.ts';
import { ingestSettings, readSettings } from '../../ingest/settings.ts';
import { searchPath } from '../bench/questions.ts';
import { startServer } from '../bench/server.ts';
import { eventually, type Trial } from './trial.ts';

const KINDS = {
  'one bit': (path: string) => {
    const bytes = readFileSync(path);
    const at = Math.floor(bytes.length / 2);
    bytes[at] = bytes[at]! ^ 1;
    writeFileSync(path, bytes);
  },
  'cut in half': (path: string) => truncateSync(path, Math.floor(statSync(path).size / 2)),
  gone: (path: string) => rmSync(path),
};
type Kind = keyof typeof KINDS;
const kinds = Object.keys(KINDS) as Kind[];

/** A copy of the current index, in a folder of its own. */
async function copyOfIndex() {
  const { INDEX_DIR } = readSettings(ingestSettings, process.env);
  const version = await currentVersion(INDEX_DIR);
  if (!version) throw new Error('There is no index; run "npm run ingest".');
  const root = mkdtempSync(join(tmpdir(), 'otr-chaos-'));
  const whole = join(INDEX_DIR, version);
  cpSync(whole, join(root, version), { recursive: true });
  writeFileSync(join(root, 'CURRENT'), version);
  const files = readdirSync(whole, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(whole.length + 1));
  return { root, version, whole, files };
}

export async function damagedWhileServing(): Promise<Trial> {
  const { root, version, whole, files } = await copyOfIndex();
  const server = await startServer({ INDEX_DIR: root, INDEX_POLL_MS: '50', LOG_LEVEL: 'silent' });
  const faults: string[] = [];
  let times = 0;
  try {
    const refused = () => server.metric('index_loads_total{outcome="refused"}');
    for (const file of files) {
      for (const kind of kinds) {
        const name = (++times).toString(16).padStart(16, 'f');
        cpSync(whole, join(root, name), { recursive: true });
        KINDS[kind](join(root, name, file));
        const before = (await refused()) || 0;
        writeFileSync(join(root, 'CURRENT'), name);
        if (!(await eventually(async () => (await refused()) > before, 20_000)))
          faults.push(`${file} ${kind}: not refused`);
        const { index } = (await (await fetch(`${server.url}/readyz`)).json()) as { index?: string };
        const { status } = await fetch(server.url + searchPath(`what about peace ${times}`));
        if (index !== version || status !== 200) faults.push(`${file} ${kind}: index ${index}, ${status}`);
        rmSync(join(root, name), { recursive: true });
      }
    }
  } finally {
    await server.stop();
    rmSync(root, { recursive: true });
  }
  return {
    tried: `a new index with one of ${files.length} files damaged`,
    times,
    measured: `${times - faults.length} refused; the old one answers`,
    promised: 'refused; the old one stays in use',
    faults,
  };
}

export async function damagedAtStart(): Promise<Trial> {
  const faults: string[] = [];
  const seconds: number[] = [];
  for (const kind of kinds) {
    const { root, version } = await copyOfIndex();
    KINDS[kind](join(root, version, 'vectors.i8'));
    const server = await startServer({ INDEX_DIR: root, LOG_LEVEL: 'silent' });
    try {
      seconds.push(server.readyMs / 1000);
      const { status } = await fetch(server.url + searchPath('what about peace'));
      if (status !== 200) faults.push(`vectors.i8 ${kind}: ${status}`);
    } finally {
      await server.stop();
      rmSync(root, { recursive: true });
    }
  }
  return {
    tried: 'start with damaged vectors',
    times: kinds.length,
    measured: `built again, ready after at most ${Math.max(...seconds).toFixed(0)} s`,
    promised: 'built again',
    faults,
  };
}
