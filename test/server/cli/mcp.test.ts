import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { expect, it } from 'vitest';

it('starts as a client starts it, and answers over standard input and output', { timeout: 240_000 }, async () => {
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  const transport = new StdioClientTransport({
    command: 'npm',
    args: ['--prefix', root, 'run', '--silent', 'mcp'],
    env: process.env as Record<string, string>,
    stderr: 'ignore',
  });
  const client = new Client({ name: 'test', version: '1' });
  const patience = { timeout: 200_000 };
  try {
    await client.connect(transport, patience);
    const { tools } = await client.listTools();
    expect(tools.map((tool) => tool.name)).toContain('ask');
    const { content, structuredContent } = (await client.callTool(
      { name: 'ask', arguments: { question: 'What was said about peacekeepers?' } },
      undefined,
      patience,
    )) as unknown as {
      content: { text: string }[];
      structuredContent: { citations: { quote: string; url: string }[] };
    };
    const [first] = structuredContent.citations;
    expect(first!.quote).not.toBe('');
    expect(content[0]!.text).toContain(first!.url);
  } finally {
    await client.close();
  }
});
