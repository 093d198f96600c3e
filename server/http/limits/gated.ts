/** Requests that cost work pass a gate; those beyond capacity get 503 with Retry-After, never a hang. */
import type { MiddlewareHandler } from 'hono';
import { ProblemError } from '../problem.ts';
import { BusyError, type Gate } from './gate.ts';

const RETRY_SECONDS = '2';

/** @param onRefused counts refusals. @throws ProblemError 503 */
export function gated(gate: Gate, onRefused: () => void = () => {}): MiddlewareHandler {
  return async function gated(c, next) {
    let leave: () => void;
    try {
      leave = await gate.enter(c.req.raw.signal);
    } catch (error) {
      if (!(error instanceof BusyError)) throw error;
      onRefused();
      throw new ProblemError(503, 'The server is busy; try again in a moment.', { 'retry-after': RETRY_SECONDS });
    }
    try {
      await next();
    } catch (error) {
      leave();
      throw error;
    }
    const { body } = c.res;
    if (!body || !c.res.headers.get('content-type')?.startsWith('text/event-stream')) return leave();
    c.res = new Response(untilDone(body, leave), c.res);
  };
}

/**
 * The same stream; `done` is called once, when its making has ended, failed or been given up. It is read as fast as it is
 * made, so that a slow reader holds an answer in memory but no place.
 */
function untilDone(body: ReadableStream<Uint8Array>, done: () => void): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  return new ReadableStream<Uint8Array>({
    async start(controller) {
      try {
        for (let part = await reader.read(); !part.done; part = await reader.read()) controller.enqueue(part.value);
        controller.close();
      } catch (error) {
        controller.error(error);
      } finally {
        done();
      }
    },
    cancel: (reason) => reader.cancel(reason),
  });
}
