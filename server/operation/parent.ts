/**
 * npm that is ended ends its shell, and the shell not what runs in it: a server would stay on its port, and nobody would know.
 */

/** Looks every so many ms. */
const LOOK_MS = 500;

/** @param onLost told once that the shell of npm or npx in which this process was started has gone; never without npm */
export function watchParent(onLost: () => void, env: NodeJS.ProcessEnv = process.env): void {
  if (!env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const looking = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(looking);
    onLost();
  }, LOOK_MS).unref();
}
