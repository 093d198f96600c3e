#!/usr/bin/env bash
# The OpenAI client's stream helper puts text together from all chunks, and annotations from the last one only.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
npm install --prefix "$dir" --ignore-scripts --no-audit --no-fund --loglevel=error openai@6.49.0 >/dev/null
cat >"$dir/look.mjs" <<'JS'
import { createServer } from 'node:http';
import OpenAI from 'openai';

const cited = (title, start_index, end_index) => ({
  type: 'url_citation',
  url_citation: { title, start_index, end_index, url: `https://example.org/${title}` },
});
const deltas = [
  { role: 'assistant', content: 'First quote. ' },
  { annotations: [cited('first', 0, 12)] },
  { content: 'Second quote.' },
  { annotations: [cited('second', 13, 26)] },
];
const chunk = (delta, finish_reason = null) => ({
  id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1, model: 'any', choices: [{ index: 0, delta, finish_reason }],
});
const server = createServer((request, response) => {
  request.resume();
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const sent of [...deltas.map((delta) => chunk(delta)), chunk({}, 'stop')]) response.write(`data: ${JSON.stringify(sent)}\n\n`);
  response.end('data: [DONE]\n\n');
});
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const client = new OpenAI({ apiKey: 'none', baseURL: `http://127.0.0.1:${server.address().port}/v1`, maxRetries: 0 });
const stream = client.chat.completions.stream({ model: 'any', messages: [{ role: 'user', content: 'Quotes, please.' }] });
const { message } = (await stream.finalChatCompletion()).choices[0];
console.log(JSON.stringify([message.content, message.annotations.map((each) => each.url_citation.title)]));
server.close();
JS
cat <<'TEXT'
PACKAGE   openai 6.49.0 (npm), chat.completions.stream().finalChatCompletion()
EXPECTED  ["First quote. Second quote.",["first","second"]]
TEXT
seen=$(node "$dir/look.mjs") || seen="failed, exit $?"
echo "SEEN      $seen"
stated='["First quote. Second quote.",["second"]]'
[[ $seen == "$stated" ]] || { echo "CHANGED   stated here: $stated"; exit 1; }
