/** Each interview as a resource, `transcript://ID`. */

import { type McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js';
import { isoDays } from '../../contract/references/reference.ts';
import type { Engine } from '../../engine.ts';
import { transcriptText } from './transcript.ts';

const MIME = 'text/plain';
/** The protocol's code for a resource that is not there. */
const NOT_FOUND = -32002;
const uriOf = (id: string): string => `transcript://${encodeURIComponent(id)}`;

export function registerResources(server: McpServer, engine: Engine): void {
  const { library } = engine;
  const list = () => ({
    resources: library.interviews.map((one) => {
      const { id, title, outlet, date } = library.toInterview(one);
      return { uri: uriOf(id), name: id, title: `${outlet}, ${isoDays(date)}`, description: title, mimeType: MIME };
    }),
  });
  const template = new ResourceTemplate('transcript://{id}', {
    list,
    complete: { id: (start) => library.interviews.map(({ id }) => id).filter((id) => id.startsWith(start)) },
  });
  server.registerResource(
    'transcript',
    template,
    { title: 'Transcript', description: 'A whole interview, every turn under its speaker', mimeType: MIME },
    (uri, { id }) => {
      const text = transcriptText(engine, decodeURIComponent(String(id)));
      if (text === undefined) throw notFound(uri.href);
      return { contents: [{ uri: uri.href, mimeType: MIME, text }] };
    },
  );
}

/** The SDK's own error class puts its code before the message, and its client does so once more. */
const notFound = (uri: string): Error =>
  Object.assign(new Error(`There is no transcript ${uri}.`), { code: NOT_FOUND, data: { uri } });
