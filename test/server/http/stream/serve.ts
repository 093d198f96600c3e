/** An app on a port of this machine, for clients that want one. */
import { type ServerType, serve } from '@hono/node-server';
import type { Hono } from 'hono';

export type Served = { url: string; close: () => Promise<void> };

// biome-ignore lint/suspicious/noExplicitAny: any app's environment will do
export function serveOnLoopback(app: Pick<Hono<any>, 'fetch'>): Promise<Served> {
  return new Promise((resolve) => {
    const server: ServerType = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve({
        url: `http://127.0.0.1:${port}`,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            if ('closeAllConnections' in server) server.closeAllConnections();
          }),
      }),
    );
    // Client and server share one thread here: after a long step of either, a client would reuse a connection just closed as idle.
    if ('keepAliveTimeout' in server) server.keepAliveTimeout = 0;
  });
}
