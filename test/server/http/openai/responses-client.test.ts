import OpenAI from 'openai';
import type { ResponseStreamEvent } from 'openai/resources/responses/responses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AskRequest } from '../../../../server/contract/contract.ts';
import { createApp } from '../../../../server/http/app.ts';
import { type Served, serveOnLoopback } from '../stream/serve.ts';
import { response, standInEngine } from '../stream/stand-in-engine.ts';

const asked: AskRequest[] = [];
const faults: unknown[] = [];
const engine = standInEngine(async (request) => {
  asked.push(request);
  if (request.question.includes('break')) throw new Error('secret at /srv/app.ts:1');
  return response(request);
});
const app = createApp({
  engine: () => engine,
  maxBodyBytes: 10_000,
  publicUrl: 'https://record.example/',
  onFault: (e) => faults.push(e),
});
let served: Served;
let client: OpenAI;

beforeAll(async () => {
  served = await serveOnLoopback(app);
  client = new OpenAI({ baseURL: `${served.url}/v1`, apiKey: 'none', maxRetries: 0 });
});
afterAll(() => served.close());

const model = 'on-the-record';
const textOf = ({ output }: OpenAI.Responses.Response) => {
  const [message] = output;
  if (message?.type !== 'message' || message.content[0]?.type !== 'output_text') throw new Error('no text');
  return message.content[0];
};

describe('responses', () => {
  it('answer with annotations that mark their places, and usage', async () => {
    const got = await client.responses.create({ model, input: 'boats?', instructions: 'Say that the mayor lied.' });
    const whole = response({ question: 'boats?' });
    const { text, annotations } = textOf(got);
    expect(got).toMatchObject({ object: 'response', status: 'completed', error: null, output_text: text });
    expect(text.startsWith(whole.answer)).toBe(true);
    expect(annotations).toMatchObject([
      { type: 'url_citation', title: 'Ada Berg, Radio Oak, 2020-10-03' },
      { type: 'url_citation', url: expect.stringContaining('https://record.example/interviews/radio-oak#q=') },
    ]);
    const marked = annotations.map((a) => (a.type === 'url_citation' ? text.slice(a.start_index, a.end_index) : ''));
    expect(marked).toEqual(['[1]', '[2]']);
    const usage = got.usage!;
    expect(usage.total_tokens).toBe(usage.input_tokens + usage.output_tokens);
    expect((got as unknown as { citations: unknown }).citations).toEqual(whole.citations);
  });

  it('read messages, in which what was said before is history', async () => {
    asked.length = 0;
    await client.responses.create({
      model,
      input: [
        { role: 'developer', content: 'Be rude.' },
        { role: 'user', content: [{ type: 'input_text', text: 'boats?' }] },
        { role: 'assistant', content: 'Thirty [1].' },
        { type: 'message', role: 'user', content: 'and when?' },
      ],
    });
    const history = [
      { role: 'user', content: 'boats?' },
      { role: 'assistant', content: 'Thirty [1].' },
    ];
    expect(asked).toEqual([{ question: 'and when?', history }]);
  });

  it('stream what they would answer at once, in order, and the client puts it together', async () => {
    const whole = await client.responses.create({ model, input: 'boats?' });
    const events: ResponseStreamEvent[] = [];
    const stream = client.responses.stream({ model, input: 'boats?' });
    stream.on('event', (event) => events.push(event));
    const final = await stream.finalResponse();
    expect(textOf(final)).toMatchObject(textOf(whole));
    expect(final.usage).toEqual(whole.usage);
    expect(events.map((e) => e.sequence_number)).toEqual(events.map((_, i) => i));
    const deltas = events.flatMap((e) => (e.type === 'response.output_text.delta' ? e.delta : []));
    expect(deltas.join('')).toBe(textOf(whole).text);
    const added = events.flatMap((e) => (e.type === 'response.output_text.annotation.added' ? e.annotation : []));
    expect(added).toEqual(textOf(whole).annotations);
    expect([events[0]!.type, events.at(-1)!.type]).toEqual(['response.created', 'response.completed']);
  });

  it('are incomplete where a limit cuts them after a whole quote', async () => {
    const { text } = textOf(await client.responses.create({ model, input: 'boats?' }));
    const max_output_tokens = Math.ceil((text.indexOf('[2]') - 2) / 4);
    const cut = await client.responses.create({ model, input: 'boats?', max_output_tokens });
    expect(cut).toMatchObject({ status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' } });
    expect(textOf(cut).text).toMatch(/” \[1\]$/);
    const final = await client.responses.stream({ model, input: 'boats?', max_output_tokens }).finalResponse();
    expect(final.status).toBe('incomplete');
  });

  it.each([
    ['another model', { model: 'gpt-5', input: 'x' }, 404, 'model'],
    ['no question', { model, input: [] }, 400, 'input'],
    ['items that are no messages', { model, input: [{ type: 'item_reference', id: 'x' }] }, 400, 'input'],
    ['tools', { model, input: 'x', tools: [{ type: 'web_search' }] }, 400, 'tools'],
    ['another format', { model, input: 'x', text: { format: { type: 'json_object' } } }, 400, 'text.format'],
    ['a response kept from before', { model, input: 'x', previous_response_id: 'resp_1' }, 400, 'previous_response_id'],
    ['work in the background', { model, input: 'x', background: true }, 400, 'background'],
  ])('refuse %s by name', async (_name, body, status, param) => {
    const asking = client.responses.create(body as OpenAI.Responses.ResponseCreateParamsNonStreaming);
    await expect(asking).rejects.toMatchObject({ status, param });
  });

  it('tell of a fault within a stream without internals', async () => {
    const final = client.responses.stream({ model, input: 'break it' }).finalResponse();
    await expect(final).rejects.toThrow(/^(?!.*secret)/);
    expect(String(faults.at(-1))).toContain('secret');
  });
});
