/** One server-sent event: its name and its data, undecoded. */
export type ServerEvent = { event: string; data: string };

/**
 * Reads server-sent events from text that arrives in chunks cut anywhere, even inside a line ending.
 * Comments and fields other than `event` and `data` are passed over.
 *
 * @returns a function that takes the next chunk and returns the events it completes
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
 */
export function createEventParser(): (chunk: string) => ServerEvent[] {
  let rest = '';
  let event = '';
  let data: string[] = [];

  const readLine = (line: string): ServerEvent | undefined => {
    if (line === '') {
      const complete = data.length > 0 ? { event: event || 'message', data: data.join('\n') } : undefined;
      event = '';
      data = [];
      return complete;
    }
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') event = value;
    if (field === 'data') data.push(value);
    return undefined;
  };

  return (chunk) => {
    rest += chunk;
    // A carriage return at the very end may be half of a CRLF whose other half is still to come.
    const held = rest.endsWith('\r') ? '\r' : '';
    const lines = (held ? rest.slice(0, -1) : rest).split(/\r\n|\r|\n/);
    rest = (lines.pop() ?? '') + held;
    return lines.map(readLine).filter((e) => e !== undefined);
  };
}
