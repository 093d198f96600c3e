/** `/mcp`: Model Context Protocol over streamable HTTP, without sessions: each request is answered by itself. */
import { Hono } from 'hono';
import type { Engine } from '../../engine.ts';

export type McpOptions = {
  engine: () => Engine;
  /** Base of links. */
  publicUrl: string;
  /** Origins of sites whose scripts may call, beside the public URL's; "*" for any. */
  allowedOrigins: readonly string[];
  /** Called with what went wrong inside; the caller sees only that something did. */
  onFault: (error: unknown) => void;
};

export function mcpRoutes({ engine, publicUrl, allowedOrigins, onFault }: McpOptions): Hono {
  const own = URL.canParse(publicUrl) ? new URL(publicUrl).origin : undefined;
  const mayCall = (origin: string) => origin === own || allowedOrigins.includes('*') || allowedOrigins.includes(origin);

  return new Hono().post('/mcp', async (c) => {
    // A page of another site must not reach a server on its reader's own machine (the protocol's rule on origins).
    const origin = c.req.header('origin');
    if (origin && !mayCall(origin)) return c.json(rpcError(-32000, 'This origin is not allowed to call.'), 403);
    let body: unknown;
    try {
      body = await c.req.json();
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      return c.json(rpcError(-32700, 'The body is not JSON.'), 400);
    }
    // A batch would pass a limit on requests with many questions at once; the protocol has dropped batches.
    if (Array.isArray(body)) return c.json(rpcError(-32600, 'Send one message a request.'), 400);

    const { signal } = c.req.raw;
    const { makeMcpServer, WebStandardStreamableHTTPServerTransport } = await loadSdk();
    const server = makeMcpServer({ engine: engine(), publicUrl, signal, onFault });
    const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
    await server.connect(transport);
    try {
      return await Promise.race([
        transport.handleRequest(asAccepted(c.req.raw), { parsedBody: body }),
        whenGone(signal),
      ]);
    } finally {
      await server.close();
    }
  });
}

/** On first use: loading it takes a tenth of a server's start. */
async function loadSdk() {
  const [{ WebStandardStreamableHTTPServerTransport }, { makeMcpServer }] = await Promise.all([
    import('@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js'),
    import('./server.ts'),
  ]);
  return { makeMcpServer, WebStandardStreamableHTTPServerTransport };
}

const rpcError = (code: number, message: string) => ({ jsonrpc: '2.0', error: { code, message }, id: null });

/** Answers are always JSON, whatever a client accepts; the transport insists on having both kinds named. */
function asAccepted(request: Request): Request {
  const headers = new Headers(request.headers);
  headers.set('accept', 'application/json, text/event-stream');
  return new Request(request.url, { method: request.method, headers, signal: request.signal });
}

/** Nobody reads it; it ends the request's handling, for which the transport would wait forever. */
function whenGone(signal: AbortSignal): Promise<Response> {
  const gone = () => new Response(null, { status: 408 });
  if (signal.aborted) return Promise.resolve(gone());
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(gone()), { once: true }));
}
