import { describe, expect, it } from 'vitest';
import { toBibtex } from '../../../../server/contract/references/bibtex.ts';
import { toCslJson } from '../../../../server/contract/references/csl-json.ts';
import { type Quoted, toReferences } from '../../../../server/contract/references/reference.ts';
import { toRis } from '../../../../server/contract/references/ris.ts';

const quoted = (id: string, rest: Partial<Quoted> = {}): Quoted => ({
  interview: {
    id,
    title: 'The boats',
    outlet: 'Radio Oak',
    date: { from: '2020-10-03', to: '2020-10-03', basis: 'stated' },
  },
  quote: 'Nobody sold a boat.',
  speaker: 'Ada Berg',
  role: 'interviewee',
  url: `https://record.example/interviews/${id}#q=1-20`,
  ...rest,
});

describe('toReferences', () => {
  it('should make one source of an interview, whose author is who was interviewed, not who is quoted', () => {
    const asked = quoted('oak', { speaker: 'Jo Ash', role: 'interviewer', quote: 'Who sold?', remark: 'first of two' });
    const [reference, ...others] = toReferences([asked, quoted('oak')]);
    expect(others).toEqual([]);
    expect(reference!.author).toBe('Ada Berg');
    const [item] = JSON.parse(toCslJson([reference!]));
    expect(item.note).toContain(
      'Jo Ash (interviewer): “Who sold?” https://record.example/interviews/oak#q=1-20 (Note: first of two)',
    );
  });

  it('should name no author where only an unknown person’s interviewer is quoted', () => {
    const references = toReferences([quoted('oak', { speaker: 'Jo Ash', role: 'interviewer' })]);
    expect(toBibtex(references)).not.toContain('author');
    expect(toRis(references)).not.toContain('AU  -');
    expect(JSON.parse(toCslJson(references))[0]).not.toHaveProperty('author');
  });

  it('should put no year where none is known', () => {
    const { interview } = quoted('oak');
    const date = { from: '0001-01-01', to: '9999-12-31', basis: 'bounded' as const };
    const references = toReferences([quoted('oak', { interview: { ...interview, date } })]);
    expect(references[0]!.key).toBe('oak');
    for (const text of [toBibtex(references), toRis(references), toCslJson(references)])
      expect(text).not.toMatch(/0001|9999|Given/);
  });

  it('should keep a name whole that BibTeX would take apart', () => {
    const author = (speaker: string) =>
      /author = \{(.*)\},/.exec(toBibtex(toReferences([quoted('oak', { speaker })])))?.[1];
    expect(author('Ada Berg')).toBe('Ada Berg');
    expect(author('Office of Fish and Boats')).toBe('{Office of Fish and Boats}');
    expect(author('Berg, Jr')).toBe('{Berg, Jr}');
  });
});
