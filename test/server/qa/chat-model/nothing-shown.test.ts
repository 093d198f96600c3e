/** By default a chat model's words never leave: whatever it writes, the response is as if it had written numbers only. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSettings } from '../../../../ingest/settings.ts';
import type { AskResponse } from '../../../../server/contract/contract.ts';
import { createApp } from '../../../../server/http/app.ts';
import type { NamedChatModel } from '../../../../server/qa/chat-model/chat-call.ts';
import { openComposer } from '../../../../server/qa/chat-model/composer.ts';
import { chatSettings } from '../../../../server/qa/chat-model/settings.ts';
import { smallEngine } from '../../small-index.ts';
import { says, scriptedServer } from './scripted-server.ts';
import { TRIAL_CLAIMS } from './trial-claims.ts';

let server: Awaited<ReturnType<typeof scriptedServer>>;
const QUESTION = 'How many captains left the ferry company?';

beforeAll(async () => {
  server = await scriptedServer();
});
afterAll(() => server.close());

function app(more: Record<string, string> = {}) {
  const env = { CHAT_BASE_URL: server.url, CHAT_MODEL: 'scripted', CHAT_OUTPUT: 'text', ...more };
  const settings = readSettings(chatSettings, env) as NamedChatModel;
  const engine = smallEngine({ makeComposer: (library) => openComposer(settings, library) });
  return createApp({ engine: () => engine, maxBodyBytes: 100_000 });
}

const post = (own: ReturnType<typeof app>, path: string, body: object, headers = {}) =>
  own.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

let plain: ReturnType<typeof app>;
beforeAll(() => {
  plain = app();
});

async function ask(own = plain): Promise<AskResponse> {
  return (await (await post(own, '/api/ask', { question: QUESTION })).json()) as AskResponse;
}

const withoutTimes = ({ timings: _, ...rest }: AskResponse) => rest;

/** A claim wherever a model could put it. */
const outputs = (claim: string): unknown[] => [
  { groups: [[1]], text: claim, answer: claim, [claim]: claim },
  { groups: [[1], [claim]], title: claim },
  { groups: [[1, { text: claim, quote: 1 }]] },
  `${claim}\n\`\`\`json\n{"groups": [[1]]}\n\`\`\`\n<think>${claim}</think>`,
];
const REFUSED = (claim: string): unknown[] => [
  claim,
  { claims: [{ text: claim, passageId: 'radio-oak.p2', quote: claim }] },
  { sentences: [{ text: claim, quote: 1 }] },
  { groups: claim },
  { groups: [[claim]] },
];

test('there are at least 80 trial claims, all different', () =>
  expect(new Set(TRIAL_CLAIMS.map(([, claim]) => claim)).size).toBeGreaterThanOrEqual(80));

describe('by default', () => {
  test('quotes are chosen and ordered by number', async () => {
    server.play(says({ groups: [[2], [1]] }));
    const { answer, citations, answeredBy, fallback } = await ask();
    expect(fallback).toBeUndefined();
    expect(answeredBy).toBe('scripted');
    const offered = JSON.parse(server.seen[0]!.body.messages[1]!.content).quotes.map((q: { text: string }) => q.text);
    expect(offered[1]).toContain(citations[0]!.quote);
    expect(offered[0]).toContain(citations.at(-1)!.quote);
    for (const { quote, marker } of citations) expect(answer).toContain(`“${quote}” [${marker}]`);
  });

  test('no word of any trial claim reaches a client', async () => {
    server.play(says({ groups: [[1]] }));
    const chosen = withoutTimes(await ask());
    server.play(says('no'));
    const { fallback: _, ...extractive } = withoutTimes(await ask());
    for (const [i, [kind, claim]] of TRIAL_CLAIMS.entries()) {
      const output = outputs(claim);
      server.play(says(output[i % output.length]));
      expect(withoutTimes(await ask()), `${kind}: ${claim}`).toEqual(chosen);
      const refused = REFUSED(claim);
      server.play(says(refused[i % refused.length]));
      const { fallback, ...rest } = withoutTimes(await ask());
      expect(rest, `${kind}: ${claim}`).toEqual(extractive);
      expect(fallback?.reason).toMatch(/^The chat model did not answer with the JSON|^Of \d+ quotes/);
    }
  }, 240_000);

  test('nor through a stream, or a chat client', async () => {
    for (const [, claim] of TRIAL_CLAIMS.slice(0, 12)) {
      server.play(says({ groups: [[1]], text: claim }));
      const events = await (
        await post(plain, '/api/ask', { question: QUESTION }, { accept: 'text/event-stream' })
      ).text();
      const messages = [{ role: 'user', content: QUESTION }];
      const chat = await (await post(plain, '/v1/chat/completions', { model: 'on-the-record', messages })).text();
      expect(events).toContain('event: done');
      expect(events + chat).not.toContain(JSON.stringify(claim).slice(1, -1));
    }
  });
});

describe('labelled', () => {
  let labelled: ReturnType<typeof app>;
  beforeAll(() => {
    labelled = app({ CHAT_WORDING: 'labelled' });
  });

  test('each sentence says who worded it and that nobody checked, with its quote beneath', async () => {
    server.play(says({ sentences: [{ text: 'Berg told Radio Oak that only 12 captains left.', quote: 1 }] }));
    const { blocks, answer, citations } = await ask(labelled);
    const text = 'Worded by scripted, not checked: Berg told Radio Oak that only 12 captains left. [1]';
    expect(blocks).toMatchObject([
      { kind: 'claim', by: 'scripted', text },
      { kind: 'exchange', markers: citations.map((c) => c.marker) },
    ]);
    expect(answer.startsWith(`${text}\n\nBerg, to Radio Oak`)).toBe(true);
    expect(answer).toContain(`“${citations[0]!.quote}” [1]`);
  });

  test('no trial claim stands anywhere but behind that label, and most are dropped', async () => {
    let shown = 0;
    for (const [, claim] of TRIAL_CLAIMS) {
      server.play(says({ sentences: [{ text: claim, quote: 1 }] }));
      const { answer, citations } = await ask(labelled);
      const rest = answer
        .split('\n')
        .filter((line) => !line.startsWith('Worded by scripted, not checked: '))
        .join('\n');
      if (rest !== answer) {
        shown++;
        expect(rest).toContain(`“${citations[0]!.quote}” [1]`);
      }
      expect(rest).not.toContain(claim);
    }
    expect(shown).toBeLessThan(TRIAL_CLAIMS.length / 4);
  });
});
