/** Requests with made-up text in every place that takes any. */
import fc from 'fast-check';

export type Made = { path: string; method: 'GET' | 'POST'; headers: Record<string, string>; body?: string };

/** What questions are made of, and what programs trip over. */
const PIECES = [
  ...['what did', 'who said', 'how many times', 'why', 'and', 'or', 'not', 'is it true that', 'according to', 'thanks'],
  ...[
    'before',
    'after',
    'between',
    'on 2020-10-45',
    'in October',
    'last week',
    '99999999999 days later',
    '31 February',
  ],
  ...['only', 'except', 'compare', 'with', 'the interviewer', 'the second one', 'tell me more', 'everything about'],
  ...[
    '“',
    '”',
    '"',
    "'",
    '(',
    ')',
    '[1]',
    '[99]',
    '- ',
    '…',
    '?',
    '!',
    ',',
    '.',
    ':',
    ';',
    '/',
    '\\',
    '|',
    '*',
    '_',
    '`',
  ],
  ...['<b>', '<!--', '</script>', '$&', '{{x}}', '%00', '%', '../', '__proto__', 'constructor', 'NaN', '-1', '1e309'],
  ...[
    '\n',
    '\r\n',
    '\t',
    '\0',
    '\u2028',
    '\u200b',
    '\u202e',
    '\ufeff',
    '\ud800',
    'e\u0301',
    'İ',
    'ß',
    '你好',
    '🦜',
    'سلام',
  ],
];

const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...PIECES) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
);
/** One piece or two again and again: where an expression has to try many ways, this finds it. */
const repeated = fc
  .tuple(fc.array(piece, { minLength: 1, maxLength: 2 }), fc.constantFrom('', ' '), fc.integer({ min: 2, max: 8_000 }))
  .map(([some, between, times]) => (some.join(between) + between).repeat(times));

/** @param words of the collection: names of people and outlets, questions that have answers */
export function madeRequests(words: readonly string[]): fc.Arbitrary<Made> {
  const text = fc.oneof(
    { weight: 6, arbitrary: fc.array(fc.oneof(piece, fc.constantFrom(...words)), { maxLength: 12 }).map(joined(' ')) },
    { weight: 2, arbitrary: fc.array(piece, { maxLength: 12 }).map(joined('')) },
    { weight: 2, arbitrary: repeated },
  );
  /** Mostly as long as is accepted, so that it is looked at. */
  const upTo = (most: number) =>
    fc.tuple(text, fc.boolean()).map(([t, cut]) => (cut || t.length < most ? t.slice(0, most) : t.slice(0, 2 * most)));
  const question = upTo(1_000);
  const short = upTo(60);
  const day = fc.oneof(fc.constantFrom('2020-10-01', '2020-11-31', '0000-00-00', '9999-12-31'), short);
  const message = fc.record({ role: fc.constantFrom('user', 'assistant'), content: upTo(8_000) });
  const history = fc.array(message, { maxLength: 8 });
  const name = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...words) }, { weight: 1, arbitrary: short });
  const names = fc.array(name, { minLength: 1, maxLength: 2 });
  const filters = fc.oneof(
    names.map((outlets) => ({ outlets })),
    names.map((speakers) => ({ speakers })),
    fc.array(fc.constantFrom('interviewee', 'interviewer', 'other', 'x'), { maxLength: 3 }).map((roles) => ({ roles })),
    fc.record({ from: day, to: day }, { requiredKeys: [] }),
  );
  const inferred = fc.subarray(['outlets', 'speakers', 'roles', 'from', 'to']);
  const ask = fc.oneof(
    { weight: 3, arbitrary: fc.record({ question }) },
    { weight: 3, arbitrary: fc.record({ question, history }) },
    { weight: 1, arbitrary: fc.record({ question, filters, ignoreInferred: inferred }) },
    { weight: 1, arbitrary: fc.record({ question, limit: fc.oneof(fc.integer({ min: 1, max: 20 }), fc.double()) }) },
  );
  const chat = fc.record({ messages: history, stream: fc.boolean(), max_tokens: fc.constantFrom(1, 5, 100, -1, null) });
  const call = (name: string, args: object) => ({
    ...{ jsonrpc: '2.0', id: 1, method: 'tools/call' },
    params: { name, arguments: args },
  });
  const tool = fc.oneof(
    question.map((q) => call('ask', { question: q })),
    question.map((query) => call('search', { query })),
    question.map((query) => call('count_mentions', { query })),
    short.map((phrase) => call('find_phrase', { phrase })),
    short.map((passageId) => call('read_passage', { passageId })),
    fc.tuple(short, fc.object({ maxDepth: 2 })).map(([name, args]) => call(name, args)),
    fc.object({ maxDepth: 3 }),
  );

  const some = fc.record(
    {
      accept: fc.constantFrom('text/event-stream', 'application/json', '*/*', ';q=', 'text/event-stream;q=0.1,*/*'),
      'accept-encoding': fc.constantFrom('gzip', 'br', 'identity;q=0', ',,;q=2', '*'),
      'x-request-id': headerText(text),
      'x-forwarded-for': headerText(text),
      'if-none-match': headerText(text),
      origin: fc.constantFrom('null', 'http://127.0.0.1', 'x'),
    },
    { requiredKeys: [] },
  );
  const headers = fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: some });
  const get = (path: string, parameters: fc.Arbitrary<Record<string, string>>) =>
    fc.tuple(parameters, headers).map(
      ([query, own]): Made => ({
        path: `${path}?${new URLSearchParams(query)}`,
        method: 'GET',
        headers: own,
      }),
    );
  const within = (before: string, after = '') =>
    fc
      .tuple(short, headers)
      .map(([name, own]): Made => ({ path: `${before}${encoded(name)}${after}`, method: 'GET', headers: own }));
  const post = (path: string, body: fc.Arbitrary<unknown>) =>
    fc.tuple(body, headers).map(
      ([value, own]): Made => ({
        ...{ path, method: 'POST' as const, body: typeof value === 'string' ? value : JSON.stringify(value) },
        headers: { ...own, 'content-type': 'application/json' },
      }),
    );
  const search = fc.oneof(
    { weight: 3, arbitrary: fc.record({ q: question }) },
    { weight: 1, arbitrary: fc.record({ q: question, outlet: name }) },
    { weight: 1, arbitrary: fc.record({ q: question, speaker: name, role: fc.constantFrom('interviewer', 'x') }) },
    {
      weight: 1,
      arbitrary: fc.record({ q: question, from: day, limit: fc.constantFrom('1', '50', '51', '-1', '1e1') }),
    },
    { weight: 1, arbitrary: fc.record({ q: question, ignoreInferred: fc.constantFrom('from', 'to', 'x') }) },
  );
  return fc.oneof(
    { weight: 4, arbitrary: post('/api/ask', ask) },
    { weight: 4, arbitrary: get('/api/search', search) },
    { weight: 1, arbitrary: get('/api/mentions', fc.record({ q: question })) },
    { weight: 1, arbitrary: get('/api/phrases', fc.record({ q: upTo(200), offset: short }, { requiredKeys: ['q'] })) },
    { weight: 2, arbitrary: post('/v1/chat/completions', chat) },
    { weight: 1, arbitrary: post('/v1/responses', fc.record({ input: fc.oneof(question, history) })) },
    { weight: 2, arbitrary: post('/mcp', tool) },
    { weight: 1, arbitrary: get('/', fc.record({ q: question, from: day, outlet: short }, { requiredKeys: ['q'] })) },
    { weight: 1, arbitrary: fc.oneof(...IDS.map(([before, after]) => within(before, after))) },
    // No JSON, or JSON of another shape.
    { weight: 1, arbitrary: fc.constantFrom('/api/ask', '/v1/chat/completions', '/mcp').chain((p) => post(p, text)) },
    { weight: 1, arbitrary: post('/api/ask', fc.object({ maxDepth: 4, key: fc.constantFrom('question', 'history') })) },
  );
}

const IDS = [
  ['/api/interviews/', ''],
  ['/api/passages/', ''],
  ['/api/sources/', ''],
  ['/v1/models/', ''],
  ['/interviews/', '?at=1-2'],
  ['/', ''],
] as const;

const joined = (between: string) => (parts: readonly string[]) => parts.join(between);
/** What cannot be encoded stands as it is. */
function encoded(name: string): string {
  try {
    return encodeURIComponent(name);
  } catch {
    return '%ED%A0%80';
  }
}
/** What a header can hold. */
const headerText = (text: fc.Arbitrary<string>) =>
  text.map((t) =>
    t
      .replace(/[^\x20-\x7e]/g, '')
      .slice(0, 200)
      .trim(),
  );
