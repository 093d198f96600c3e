/** The end of a server: no new connections, what has begun is finished within a time limit. */
import type { Server } from 'node:http';

/**
 * Stops accepting and waits until every response is out.
 *
 * @param deadlineMs connections still open then are cut
 * @returns whether all finished by themselves
 */
export async function drain(server: Server, deadlineMs: number): Promise<boolean> {
  let cut = false;
  const timer = setTimeout(() => {
    cut = true;
    server.closeAllConnections();
  }, deadlineMs);
  // A kept-alive connection becomes idle when its response has gone out, and would keep the server open.
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  try {
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeIdleConnections();
    });
  } finally {
    clearTimeout(timer);
    clearInterval(idle);
  }
  return !cut;
}
