/** Server-sent events with heartbeats, whose work stops when the client goes away. */

/** `data` is sent as one JSON line; without `event` the name is left to the client's default, "message". */
export type ServerEvent = { event?: string; data: unknown };
export type Send = (event: ServerEvent | string) => void;

export type EventStreamOptions = {
  /** The request's own signal. */
  signal: AbortSignal;
  /** Sends events until it resolves; its signal says that nobody listens any more. */
  produce: (send: Send, signal: AbortSignal) => Promise<void>;
  /** The last event, for an error of `produce`; not asked for once the client has gone. */
  onError: (error: unknown) => ServerEvent;
  /** Milliseconds between comments that keep proxies from closing the connection. */
  heartbeat?: number;
};

const HEARTBEAT = 10_000;

/** `no-transform` keeps proxies and middleware from compressing, and so from holding back, what is streamed. */
const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-transform',
  'x-accel-buffering': 'no',
};

/** @see https://html.spec.whatwg.org/multipage/server-sent-events.html */
export function eventStream({ signal, produce, onError, heartbeat = HEARTBEAT }: EventStreamOptions): Response {
  const gone = new AbortController();
  const stopped = AbortSignal.any([signal, gone.signal]);
  const encoder = new TextEncoder();
  let timer: ReturnType<typeof setInterval> | undefined;
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const write = (text: string) => {
        if (!stopped.aborted) controller.enqueue(encoder.encode(text));
      };
      const send: Send = (event) => write(typeof event === 'string' ? `data: ${event}\n\n` : encodeEvent(event));
      timer = setInterval(() => write(': still here\n\n'), heartbeat);
      try {
        await produce(send, stopped);
      } catch (error) {
        if (!stopped.aborted) send(onError(error));
      } finally {
        clearInterval(timer);
        if (!gone.signal.aborted) controller.close();
      }
    },
    cancel() {
      clearInterval(timer);
      gone.abort();
    },
  });
  return new Response(body, { headers: HEADERS });
}

export const encodeEvent = ({ event, data }: ServerEvent): string =>
  `${event ? `event: ${event}\n` : ''}data: ${JSON.stringify(data)}\n\n`;
