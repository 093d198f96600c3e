#!/usr/bin/env bash
# The code of an MCP error is put before its message by the server, and again by the client.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
npm install --prefix "$dir" --ignore-scripts --no-audit --no-fund --loglevel=error \
  @modelcontextprotocol/sdk@1.32.2 zod@4.6.7 >/dev/null
cat >"$dir/look.mjs" <<'JS'
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js';
import { ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js';

const server = new McpServer({ name: 'archive', version: '1.0.0' });
const template = new ResourceTemplate('talk://{id}', { list: undefined });
const missing = {
  'talk://own': () => new McpError(ErrorCode.InvalidParams, 'No such talk.'),
  'talk://plain': () => Object.assign(new Error('No such talk.'), { code: ErrorCode.InvalidParams }),
};
server.registerResource('talk', template, {}, ({ href }) => {
  throw missing[href]();
});
const client = new Client({ name: 'reader', version: '1.0.0' });
const [there, here] = InMemoryTransport.createLinkedPair();
await Promise.all([server.connect(there), client.connect(here)]);
const told = (uri) => client.readResource({ uri }).catch(({ message }) => message);
console.log(`McpError: "${await told('talk://own')}", Error with a code: "${await told('talk://plain')}"`);
await client.close();
JS
cat <<'TEXT'
PACKAGE   @modelcontextprotocol/sdk 1.32.2 (npm), server and client
EXPECTED  one message for one code and one text, with the code in it once: "MCP error -32602: No such talk."
TEXT
seen=$(node "$dir/look.mjs") || seen="failed, exit $?"
echo "SEEN      $seen"
stated='McpError: "MCP error -32602: MCP error -32602: No such talk.", Error with a code: "MCP error -32602: No such talk."'
[[ $seen == "$stated" ]] || { echo "CHANGED   stated here: $stated"; exit 1; }
