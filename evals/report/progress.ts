/** A progress bar on standard error; silent where that is not a terminal. */
import { Presets, SingleBar } from 'cli-progress';

export type Progress = { tick: () => void; stop: () => void };

export function startProgress(name: string, total: number): Progress {
  const bar = new SingleBar(
    { format: `${name.padEnd(8)} {bar} {value}/{total} {eta_formatted}`, hideCursor: true, noTTYOutput: false },
    Presets.shades_classic,
  );
  bar.start(total, 0);
  return { tick: () => bar.increment(), stop: () => bar.stop() };
}
