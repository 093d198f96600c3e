import { describe, expect, it } from 'vitest';
import type { Block } from '../../server/contract/blocks.ts';
import type { AskEvent, AskResponse, Citation } from '../../server/contract/contract.ts';
import { fromException, fromProblem, retryAfterSeconds } from '../../web/api/failure.ts';
import { applyEvent, beginExchange, type Exchange, toHistory, toRequest } from '../../web/chat/conversation.ts';
import { createConversationStore } from '../../web/chat/conversation-store.ts';
import { toJson, toMarkdown } from '../../web/chat/export-conversation.ts';
import { toChips, withoutChip } from '../../web/chat/filter-chips.ts';
import { chatMessages, pickLanguage } from '../../web/locale/chat-locale.ts';
import { parseRoute, viewUrl } from '../../web/page/route.ts';

const citation: Citation = {
  marker: 1,
  passageId: 'sky-news.p1',
  interview: {
    id: 'sky-news',
    title: 'T',
    outlet: 'Sky News',
    date: { from: '2020-10-09', to: '2020-10-09', basis: 'stated' },
  },
  speaker: 'Ilham Aliyev',
  role: 'interviewee',
  quote: 'No *stars* <b>',
  start: 1,
  end: 15,
  prefix: '',
  suffix: '',
  source: { file: 'a.txt', sha256: 'abc' },
};
const response: AskResponse = {
  question: 'q',
  standaloneQuestion: 'q?',
  status: 'answered',
  answer: 'He said “No *stars* <b>” [1]',
  citations: [citation],
  filters: { given: {}, inferred: {} },
  answeredBy: 'extractive',
  timings: { understand: 0, retrieve: 0, answer: 0, verify: 0, total: 0 },
};
const finished = (question: string): Exchange =>
  applyEvent(beginExchange(question, question, {}, []), { event: 'done', data: { ...response, question } });

describe('an exchange', () => {
  it('should grow with the stream and end as the whole response', () => {
    const events: AskEvent[] = [
      { event: 'status', data: { stage: 'retrieving', standaloneQuestion: 'q?' } },
      { event: 'citation', data: citation },
      { event: 'delta', data: { text: 'He said ' } },
      { event: 'delta', data: { text: '“No' } },
    ];
    const streaming = events.reduce(applyEvent, beginExchange('1', 'q', {}, []));
    expect(streaming).toMatchObject({
      state: 'streaming',
      answer: 'He said “No',
      citations: [citation],
      standaloneQuestion: 'q?',
    });
    expect(applyEvent(streaming, { event: 'done', data: response })).toMatchObject({
      state: 'done',
      answer: response.answer,
    });
  });

  it('should send as history only what was finished, at most 20 messages of 8,000 characters', () => {
    const many = Array.from({ length: 15 }, (_, i) => finished(`q${i}`));
    const huge = { ...finished('huge'), answer: 'x'.repeat(9_000) };
    const failed: Exchange = { ...beginExchange('f', 'failed', {}, []), state: 'failed' };
    const history = toHistory([...many, failed, huge]);
    expect(history).toHaveLength(20);
    expect(history.at(-2)).toEqual({ role: 'user', content: 'huge' });
    expect(history.at(-1)!.content).toHaveLength(8_000);
    expect(history.some((m) => m.content === 'failed')).toBe(false);
  });

  it('should leave empty fields out of the request, since the server refuses what it does not know', () => {
    expect(toRequest(beginExchange('1', 'q', {}, []), [])).toEqual({ question: 'q' });
    expect(toRequest(beginExchange('1', 'q', { outlets: ['Sky News'] }, ['roles']), [])).toEqual({
      question: 'q',
      filters: { outlets: ['Sky News'] },
      ignoreInferred: ['roles'],
    });
  });
});

describe('exports', () => {
  const conversation = { id: '1', at: '2026-01-02T03:04:05Z', exchanges: [finished('What *now*?')] };

  it('should write Markdown with footnotes in which nothing from the transcript formats', () => {
    const markdown = toMarkdown(conversation, 'https://record.example');
    expect(markdown).toContain('## What \\*now\\*?');
    expect(markdown).toContain('“No \\*stars\\* \\<b\\>”[^1-1]');
    expect(markdown).toMatch(/^\[\^1-1\]: .*Sky News.*<https:\/\/record\.example\/interviews\/sky-news#q=1-15/m);
    expect(markdown).not.toMatch(/<b>/);
  });

  it('should write what the blocks say: the question apart and named, what is left out marked, groups titled', () => {
    const asked = { speaker: 'Ann Lee', role: 'interviewer' as const, quote: 'Will you\ngo?', start: 0, end: 12 };
    const blocks: Block[] = [
      {
        kind: 'head',
        text: 'A line [1].',
        marks: [{ marker: 1, start: 7, end: 10 }],
        code: 'quoted_from',
        params: {},
      },
      {
        kind: 'group',
        title: 'Sky News',
        code: 'side',
        params: {},
        blocks: [
          {
            kind: 'exchange',
            interview: 'sky-news',
            lead: '',
            question: { ...asked, asks: true, gapBefore: true },
            markers: [1],
            gapBefore: [1],
          },
        ],
      },
      { kind: 'group', title: 'BBC', code: 'side', params: {}, blocks: [] },
    ];
    const x = applyEvent(beginExchange('1', 'q', {}, []), { event: 'done', data: { ...response, blocks } });
    const markdown = toMarkdown({ ...conversation, exchanges: [x] }, '');
    for (const part of [
      'A line [^1-1].',
      '### Sky News',
      '> _Ann Lee asked:_ … “Will you go?”',
      '(interviewee): … “No',
      '### BBC\n\nNothing found.',
    ])
      expect(markdown).toContain(part);
  });

  it('should write JSON with offsets and source hash', () => {
    const { exchanges } = JSON.parse(toJson(conversation, 'https://record.example'));
    expect(exchanges[0].citations[0]).toMatchObject({ start: 1, end: 15, source: { sha256: 'abc' } });
  });
});

describe('the conversation store', () => {
  const memory = () => {
    const data = new Map<string, string>();
    const storage = {
      getItem: (k: string) => data.get(k) ?? null,
      setItem: (k: string, v: string) => data.set(k, v),
      removeItem: (k: string) => data.delete(k),
    };
    return { data, storage: storage as unknown as Storage };
  };
  const conversation = { id: '1', at: '2026-01-01', exchanges: [] };

  it('should write nothing until asked, and forget when told to', () => {
    const { data, storage } = memory();
    const store = createConversationStore(storage);
    store.save(conversation);
    expect(data.size).toBe(0);
    store.setKeeping(true);
    expect(createConversationStore(storage).list()).toEqual([conversation]);
    store.setKeeping(false);
    expect(data.size).toBe(0);
  });

  it('should begin empty when what is stored is not readable', () => {
    const { data, storage } = memory();
    data.set('on-the-record.conversations', '{broken');
    expect(createConversationStore(storage).list()).toEqual([]);
  });
});

describe('filters, failures, routes and languages', () => {
  it('should take one condition away and leave the rest', () => {
    const filters = { outlets: ['A', 'B'], from: '2020-10-01' };
    expect(toChips(filters)).toHaveLength(3);
    expect(withoutChip(filters, { field: 'outlets', value: 'A' })).toEqual({ outlets: ['B'], from: '2020-10-01' });
    expect(withoutChip(filters, { field: 'from' })).toEqual({ outlets: ['A', 'B'] });
    expect(withoutChip({ roles: ['other'] }, { field: 'roles', value: 'other' })).toEqual({});
  });

  it('should name the failure', () => {
    expect(fromProblem({ title: 'Too many' }, 429, 3)).toEqual({
      kind: 'rate-limited',
      detail: 'Too many',
      retryAfter: 3,
    });
    expect(fromProblem({}, 500).kind).toBe('server');
    expect(fromException(new TypeError('fetch'), false).kind).toBe('offline');
    expect(fromException(new TypeError('fetch'), true).kind).toBe('unreachable');
    expect(retryAfterSeconds('Thu, 01 Jan 1970 00:00:10 GMT', 4_000)).toBe(6);
  });

  const at = (address: string) => parseRoute(new URL(address, 'http://localhost'));

  it('should read the addresses that it writes', () => {
    expect(at(viewUrl('phrases', 'a & b'))).toMatchObject({ view: 'phrases', query: 'a & b' });
    expect(at('/interviews/sky-news#q=3-9&t=no')).toMatchObject({
      interview: 'sky-news',
      place: { start: 3, end: 9, text: 'no' },
    });
    expect(at('/')).toEqual({ view: 'ask' });
    const filters = { outlets: ['A', 'B'], roles: ['other' as const], from: '2020-10-01' };
    expect(at(viewUrl('ask', 'why?', filters))).toEqual({ view: 'ask', query: 'why?', filters });
    expect(at('/?role=nobody&from=yesterday')).toEqual({ view: 'ask' });
    expect(at('/#timeline&q=war')).toMatchObject({ view: 'timeline', query: 'war' });
  });

  it('should speak a language that it has, with all words in each', () => {
    expect(pickLanguage(['fr-FR', 'de-AT'])).toBe('de');
    expect(pickLanguage(['constructor', null])).toBe('en');
    const paths = (o: object, at = ''): string[] =>
      Object.entries(o).flatMap(([k, v]) => (typeof v === 'object' ? paths(v, `${at}${k}.`) : [`${at}${k}`]));
    for (const language of ['de', 'ru'] as const)
      expect(paths(chatMessages(language))).toEqual(paths(chatMessages('en')));
  });
});
