/**
 * Documents that are filled with what they show (a whole interview, an answer) cost work as calls of the API do, and are
 * counted with them. Who asks for too many gets the page as it was built, and its scripts are told by the API. So does who
 * does not open it: an address of this server in another site's `<img>` is not answered, however often it is shown.
 */
import type { Context, MiddlewareHandler } from 'hono';
import type { Gate } from './gate.ts';
import type { RateLimit } from './rate-limit.ts';

export type PageLimits = {
  rateLimit?: RateLimit | undefined;
  gate?: Gate | undefined;
  /** Address of the client of a request. */
  address: (c: Context) => string;
};

const AS_BUILT = 'asBuilt';

/** Whether a page is to be sent without what it shows. */
export const isAsBuilt = (c: Context): boolean => c.get(AS_BUILT) === true;

/** An answer takes only a place that is free: calls of the API, which wait, go first. */
export function pageLimits({ rateLimit, gate, address }: PageLimits): MiddlewareHandler {
  return async function pageLimits(c, next) {
    const mode = c.req.header('sec-fetch-mode');
    const isOpened = mode === undefined || mode === 'navigate';
    if (!isOpened || (rateLimit && !(await rateLimit.take(address(c))).allowed)) {
      c.set(AS_BUILT, true);
      return next();
    }
    const answers = c.req.path === '/' && c.req.query('q') !== undefined;
    if (!gate || !answers) return next();
    const leave = gate.enterNow();
    if (!leave) c.set(AS_BUILT, true);
    try {
      await next();
    } finally {
      leave?.();
    }
  };
}
