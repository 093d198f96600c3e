#!/usr/bin/env bash
# The same tool result passes the MCP client before listTools and is an error after it.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
npm install --prefix "$dir" --ignore-scripts --no-audit --no-fund --loglevel=error \
  @modelcontextprotocol/sdk@1.32.2 zod@4.6.7 >/dev/null
cat >"$dir/look.mjs" <<'JS'
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';

const server = new McpServer({ name: 'archive', version: '1.0.0' });
server.registerTool('ask', { outputSchema: { answer: z.string() } }, () => ({
  content: [{ type: 'text', text: 'He did.' }],
  structuredContent: { answer: 'He did.', took: 12 },
}));
const client = new Client({ name: 'reader', version: '1.0.0' });
const [there, here] = InMemoryTransport.createLinkedPair();
await Promise.all([server.connect(there), client.connect(here)]);
const call = () => client.callTool({ name: 'ask', arguments: {} }).then((result) => Object.keys(result.structuredContent).join('+'), (error) => error.code);
const before = await call();
await client.listTools();
console.log(before, 'then', await call());
await client.close();
JS
cat <<'TEXT'
PACKAGE   @modelcontextprotocol/sdk 1.32.2 (npm), server and client, with zod 4.6.7
EXPECTED  one answer for one result with a field more than the schema has: refused by the server, or taken both times
TEXT
seen=$(node "$dir/look.mjs") || seen="failed, exit $?"
echo "SEEN      $seen"
stated='answer+took then -32602'
[[ $seen == "$stated" ]] || { echo "CHANGED   stated here: $stated"; exit 1; }
