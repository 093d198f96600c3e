/** Whom a request says that it is for: a name of somebody else's that leads to this machine is not answered. */
import type { HttpBindings } from '@hono/node-server';
import type { Context, MiddlewareHandler } from 'hono';
import { ProblemError } from '../problem.ts';

/** Names by which a server on loopback may be called, with that of its public URL. */
export function loopbackHosts(publicUrl: string): ReadonlySet<string> {
  return new Set(['localhost', '127.0.0.1', '[::1]', new URL(publicUrl).hostname.toLowerCase()]);
}

/** The host of a Host header without its port, in lower case; undefined if it is none. */
export function hostOf(header: string): string | undefined {
  return /^(\[[0-9a-f:.]{2,45}\]|[a-z0-9._-]{1,253})(?::\d{1,5})?$/.exec(header.toLowerCase())?.[1];
}

/**
 * Against DNS rebinding: a page's own name pointed at 127.0.0.1 would let its scripts read private transcripts.
 *
 * @param hosts that are answered; undefined for any
 * @throws ProblemError 421 for another host, 400 for more than one
 */
export function hostChecked(hosts: ReadonlySet<string> | undefined): MiddlewareHandler {
  return async function hostChecked(c, next) {
    const given = hostHeaders(c);
    if (given.length > 1) throw new ProblemError(400, 'A request has one Host header.');
    const [header] = given;
    if (hosts && header !== undefined) {
      const host = hostOf(header);
      if (host === undefined || !hosts.has(host)) {
        throw new ProblemError(421, 'This server does not answer under that host name. Set PUBLIC_URL to allow one.');
      }
    }
    return next();
  };
}

/** As they were sent: Node keeps the first only. In process there may be none. */
function hostHeaders(c: Context): string[] {
  const raw = (c.env as Partial<HttpBindings> | undefined)?.incoming?.rawHeaders;
  if (!raw) return [c.req.header('host') ?? []].flat();
  return raw.filter((_, i) => i % 2 === 1 && raw[i - 1]!.toLowerCase() === 'host');
}
