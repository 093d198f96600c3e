import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { expect, it } from 'vitest';
import { makeMcpServer } from '../../../../server/http/mcp/server.ts';
import { standInEngine } from '../stream/stand-in-engine.ts';

it('one connection for many calls works as one call a request does', async () => {
  const server = makeMcpServer({
    engine: standInEngine(),
    publicUrl: 'https://record.example',
    signal: new AbortController().signal,
    onFault: (error) => expect.unreachable(String(error)),
  });
  const [ours, theirs] = InMemoryTransport.createLinkedPair();
  const client = new Client({ name: 'test', version: '1' });
  await Promise.all([server.connect(ours), client.connect(theirs)]);
  await client.listTools();
  const asked = await Promise.all(
    ['boats?', 'the harbour?'].map((question) => client.callTool({ name: 'ask', arguments: { question } })),
  );
  expect(asked).toMatchObject([
    { structuredContent: { question: 'boats?' } },
    { structuredContent: { question: 'the harbour?' } },
  ]);
  const completed = await client.complete({
    ref: { type: 'ref/resource', uri: 'transcript://{id}' },
    argument: { name: 'id', value: 'co' },
  });
  expect(completed.completion.values).toEqual(['coast-tv']);
  await client.close();
});
