/** Runs in a thread of its own, so that what the other clients here are busy with does not count: how long /healthz takes. */
import { setTimeout as pause } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';

let ended = false;
parentPort?.once('message', () => {
  ended = true;
});
let slowest = 0;
while (!ended) {
  const at = performance.now();
  await (await fetch(`${workerData}/healthz`)).text();
  slowest = Math.max(slowest, performance.now() - at);
  await pause(50);
}
parentPort?.postMessage(slowest);
