/** An ingest in a process of its own, so that a server goes on answering (that it is not ready) meanwhile. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { IngestError } from '../../ingest/errors.ts';
import { programFile } from '../../ingest/place.ts';
import type { IngestReport } from '../../ingest/run.ts';

/**
 * What it has to say goes to this terminal. It ends with this process.
 *
 * @param onReport told how far it is
 * @throws IngestError if it fails
 */
export async function ingestProcess(onReport: (report: IngestReport) => void): Promise<void> {
  const child = spawn(process.execPath, [...process.execArgv, programFile('ingest/main.ts')], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  child.on('message', (report) => onReport(report as IngestReport));
  const end = () => child.kill();
  process.once('exit', end);
  try {
    const [code] = await once(child, 'exit');
    if (code !== 0) throw new IngestError('The index was not built, so there is nothing to serve.');
  } finally {
    process.off('exit', end);
  }
}
