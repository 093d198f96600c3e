import { describe, expect, test } from 'vitest';
import { evaluate } from '../../evals/evaluate.ts';
import { summarise } from '../../evals/summary.ts';
import { productSystem } from '../../evals/systems/product.ts';
import type { AskResponse, Citation } from '../../server/contract/contract.ts';
import { answer, fakeApp, fakeSource, PRESIDENT, type Spoil } from './fake-app.ts';
import { fakeData } from './fake-data.ts';

async function measure(spoil: Spoil = {}) {
  const app = fakeApp(spoil);
  const system = productSystem(async (path, init) => app.request(path, init));
  const run = await evaluate(system, fakeData, fakeSource);
  const faults = [...run.faults, ...run.records.flatMap((record) => record.faults)];
  const found = <T>(pick: (fault: (typeof faults)[number]) => T) => [...new Set(faults.map(pick))].sort();
  return {
    records: run.records,
    summary: summarise(run.records).all!,
    kinds: found((fault) => fault.kind),
    classes: found((fault) => fault.class),
  };
}

/** Changes every citation, and the answer's quotes with it. */
function everyCitation(change: (citation: Citation) => Partial<Citation>): Spoil {
  return {
    answer: (response) => {
      const citations = response.citations.map((citation) => ({ ...citation, ...change(citation) }));
      return { ...response, citations, answer: textOf(citations, response) };
    },
  };
}

function textOf(citations: Citation[], { answer: text }: AskResponse): string {
  return citations.map(({ quote, marker }) => `She said: “${quote}” [${marker}]`).join('\n') || text;
}

describe('a sound server', () => {
  test('has no faults and scores full marks on what it can answer', async () => {
    const { kinds, summary, records } = await measure();
    expect(kinds).toEqual([]);
    expect(records.map(({ error }) => error)).toEqual(Array(6).fill(undefined));
    expect(summary.faithful!.value).toBe(1);
    expect(summary.firstCitation!.value).toBe(1);
    expect(summary.right!.value).toBe(1);
    expect(summary.abstentionF1!.value).toBe(1);
    expect(summary.dialogTurn!.value).toBe(1);
  });
});

describe('a broken server is caught, each fault by its own class', () => {
  test('shifted offsets: misplaced', async () => {
    const { kinds, classes, summary } = await measure(
      everyCitation(({ start, end }) => ({ start: start + 3, end: end + 3 })),
    );
    expect(kinds).toEqual(['misplaced']);
    expect(classes).toEqual(['fabricated']);
    expect(summary.faithful!.value).toBeLessThan(1);
  });

  test('invented quotes: invented', async () => {
    const { kinds, classes } = await measure(
      everyCitation(() => ({ quote: 'We built four hundred golden bridges for you.' })),
    );
    expect(kinds).toEqual(['invented']);
    expect(classes).toEqual(['fabricated']);
  });

  test('quotes with one word changed: invented', async () => {
    const { kinds } = await measure(
      everyCitation(({ quote }) => ({ quote: quote.replace(/forty|Snow|farmers/, 'fifty') })),
    );
    expect(kinds).toEqual(['invented']);
  });

  test('quotes stitched from two places: stitched', async () => {
    const other = 'You never asked the farmers about the new canal.';
    const stitch = everyCitation(({ quote }) => ({ quote: `${quote.split('. ')[0]}. … ${other}` }));
    const { kinds, classes } = await measure(stitch);
    expect(kinds).toEqual(['stitched']);
    expect(classes).toEqual(['stitched']);
  });

  test('a quote that runs over two turns, verbatim at its offsets: stitched', async () => {
    const run = everyCitation(({ start }) => {
      const from = fakeSource.text.lastIndexOf('\n- ', start - 4) + 3;
      const quote = fakeSource.text.slice(from, start + 30);
      return { start: from, end: start + 30, quote };
    });
    const { kinds } = await measure(run);
    expect(kinds).toEqual(['stitched']);
  });

  test('swapped speakers: misattributed', async () => {
    const { kinds, classes } = await measure(everyCitation(() => ({ speaker: 'Interviewer', role: 'interviewer' })));
    expect(kinds).toEqual(['wrong-role', 'wrong-side', 'wrong-speaker']);
    expect(classes).toEqual(['misattributed']);
  });

  test('speakers swapped in the turns too: the labels still tell', async () => {
    const swapped = { speaker: 'Interviewer', role: 'interviewer' as const };
    const { kinds, classes, summary } = await measure({
      ...everyCitation(() => swapped),
      interview: (response) => ({
        ...response,
        turns: response.turns.map((turn) => (turn.speaker === PRESIDENT ? { ...turn, ...swapped } : turn)),
      }),
    });
    expect(kinds).toContain('wrong-side');
    expect(classes).toEqual(['misattributed']);
    expect(summary.right!.value).toBe(0);
  });

  test('another outlet or day: misattributed', async () => {
    const elsewhere = {
      outlet: 'South Post',
      date: { from: '2020-10-02', to: '2020-10-02', basis: 'stated' as const },
    };
    const { kinds } = await measure(everyCitation(({ interview }) => ({ interview: { ...interview, ...elsewhere } })));
    expect(kinds).toEqual(['wrong-date', 'wrong-outlet']);
  });

  test('a heading credited to somebody: unspoken', async () => {
    const quote = 'President gave an interview to South Radio';
    const start = fakeSource.text.indexOf(quote);
    const { kinds } = await measure(everyCitation(() => ({ quote, start, end: start + quote.length })));
    expect(kinds).toEqual(['unspoken']);
  });

  test('an answer that changes a citation in its own text: altered', async () => {
    const { kinds } = await measure({
      answer: (response) => ({ ...response, answer: response.answer.replace(/forty|Snow|farmers/, 'fifty') }),
    });
    expect(kinds).toEqual(['altered']);
  });

  test('a marker without its citation: unsupported', async () => {
    const { kinds } = await measure({
      answer: (response) => ({ ...response, answer: `${response.answer} Also [9].` }),
    });
    expect(kinds).toEqual(['unsupported']);
  });

  test('always answers: abstention recall falls to 0, and nothing else does', async () => {
    const always = answer('bridges the engineers built in the valley');
    const { summary, kinds } = await measure({
      answer: (response) => (response.status === 'answered' ? response : { ...always, question: response.question }),
    });
    expect(kinds).toEqual([]);
    expect(summary.abstentionRecall!.value).toBe(0);
    expect(summary.handled!.value).toBe(0);
    expect(summary.firstCitation!.value).toBe(1);
    expect(summary.dialogTurn!.value).toBe(0.5);
  });

  test('never answers: abstention precision falls', async () => {
    const never = answer('');
    const { summary } = await measure({ answer: (response) => ({ ...never, question: response.question }) });
    expect(summary.abstentionRecall!.value).toBe(1);
    expect(summary.abstentionPrecision!.value).toBe(0.25);
    expect(summary.firstCitation!.value).toBe(0);
  });

  test('an error for an answer: the item fails, the run goes on', async () => {
    const { records, summary } = await measure({
      answer: (response) => {
        if (/bridges/.test(response.question)) throw new Error('out of order');
        return response;
      },
    });
    const failed = records.filter(({ values }) => values.failed === 1);
    expect(failed.map(({ id }) => id)).toEqual(['f-001', 'f-005.1']);
    expect(summary.firstCitation!.value).toBe(0.5);
  });
});

test('a quote that stands under the name of another who answers in the same talk: misattributed', async () => {
  const under = (lead: string, interviewee: string) => {
    const exchange = (response: AskResponse) => ({
      kind: 'exchange' as const,
      interview: response.citations[0]!.interview.id,
      lead,
      markers: response.citations.map(({ marker }) => marker),
      gapBefore: [],
    });
    return measure({
      answer: (response) => (response.citations.length > 0 ? { ...response, blocks: [exchange(response)] } : response),
      interview: (response) => ({ ...response, interview: { ...response.interview, interviewee } }),
    });
  };
  expect((await under('Vik, to North Radio, 1 October 2020', 'Ida Vik')).kinds).toEqual(['wrong-speaker']);
  expect((await under(`${PRESIDENT}, to North Radio, 1 October 2020`, 'Ida Vik')).kinds).toEqual([]);
  expect((await under('Short, to North Radio, 1 October 2020', PRESIDENT)).kinds).toEqual([]);
});
