import { describe, expect, it } from 'vitest';
import { FORMATS } from '../../../../server/cli/export/formats.ts';
import type { AskResponse, Interview } from '../../../../server/contract/contract.ts';
import { smallLibrary } from '../../http/stream/small-library.ts';
import { cite, response } from '../../http/stream/stand-in-engine.ts';

const base = 'https://record.example';
const interviews = smallLibrary.interviews.map((one) => smallLibrary.toInterview(one));
const citations = [cite('Only 12 captains', 1), cite('Nobody sold', 2), cite('I promised thirty', 3)];
const answer: AskResponse = response({ question: 'boats?' }, { citations });

describe('sources for a reference manager', () => {
  it('are one an interview, with every quote that was cited from it', () => {
    const items = JSON.parse(FORMATS['csl-json'](answer, interviews, base));
    expect(items).toMatchObject([
      {
        id: 'radio-oak-2020',
        type: 'interview',
        author: [{ literal: 'Ada Berg' }],
        publisher: 'Radio Oak',
        issued: { 'date-parts': [[2020, 10, 3]] },
        URL: expect.stringContaining(`${base}/interviews/radio-oak#q=`),
      },
      { id: 'coast-tv-2020' },
    ]);
    for (const words of ['Only 12 captains', 'I promised thirty']) expect(items[0].note).toContain(words);
  });

  it('say between which days an interview was given', () => {
    const date = { from: '2020-09-30', to: '2020-10-04', basis: 'bounded' as const };
    const bounded: Interview[] = [{ ...interviews[0]!, date, interviewers: ['Jo Ash'] }];
    const [item] = JSON.parse(FORMATS['csl-json'](answer, bounded, base));
    expect(item.issued['date-parts']).toEqual([
      [2020, 9, 30],
      [2020, 10, 4],
    ]);
    expect(item.note).toContain('Interviewer: Jo Ash. Given between 2020-09-30 and 2020-10-04.');
    expect(FORMATS.bibtex(answer, bounded, base)).toContain('date = {2020-09-30/2020-10-04}');
    expect(item.interviewer).toEqual([{ literal: 'Jo Ash' }]);
    expect(FORMATS.ris(answer, bounded, base)).not.toMatch(/^DA/m);
  });

  it('hold words as words', () => {
    const hostile: Interview[] = [{ ...interviews[0]!, title: '100% {\\input{x}} & more\r\nER  - \r\nTY  - BOOK' }];
    const bibtex = FORMATS.bibtex(answer, hostile, base);
    expect(bibtex).toContain('title = {{100\\% \\{\\textbackslash{}input\\{x\\}\\} \\& more ER - TY - BOOK}}');
    const ris = FORMATS.ris(answer, hostile, base);
    expect(ris.match(/^TY {2}- /gm)).toHaveLength(1);
    expect(ris.match(/^ER {2}- /gm)).toHaveLength(1);
    expect(ris).toMatch(/^DA {2}- 2020\/10\/03\/\r$/m);
  });
});

describe('Markdown', () => {
  it('is drawn from blocks: each quote as a quotation with its link', () => {
    const text = FORMATS.md(response({ question: 'boats?' }), interviews, base);
    expect(text).toMatch(/^# boats\?\n\n\*\*Berg, to Radio Oak\*\*\n\n> Only 12 captains/);
    expect(text).toContain('[\\[1\\]](<https://record.example/interviews/radio-oak#q=');
  });

  it('says why there is no answer', () => {
    const none = {
      status: 'no_answer' as const,
      reason: 'Nobody spoke of *it*.',
      answer: '',
      blocks: [],
      citations: [],
    };
    expect(FORMATS.md(response({ question: 'moon?' }, none), interviews, base)).toBe(
      '# moon?\n\nNobody spoke of \\*it\\*.',
    );
  });
});
