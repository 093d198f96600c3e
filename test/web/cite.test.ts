import { describe, expect, it } from 'vitest';
import { phraseCsv } from '../../web/page/phrase-csv.ts';
import { attributionReport, cite } from '../../web/quote/cite.ts';
import { formatDate } from '../../web/quote/dates.ts';
import type { Quotable } from '../../web/quote/quotable.ts';

const quote: Quotable = {
  interview: {
    id: 'sky-news',
    title: 'Interview with Sky News',
    outlet: 'Sky News',
    date: { from: '2020-10-09', to: '2020-10-09', basis: 'stated' },
  },
  speaker: 'Ilham Aliyev',
  role: 'interviewee',
  quote: 'We are ready to stop & talk.',
  start: 10,
  end: 38,
  source: { file: 'a.txt', sha256: 'abc' },
};
const base = 'https://record.example';
const link = `${base}/interviews/sky-news#q=10-38&t=We%20are%20ready%20to%20stop%20%26%20talk.`;
const bounded: Quotable = {
  ...quote,
  interview: { ...quote.interview, date: { from: '2020-10-09', to: '2020-10-12', basis: 'bounded' } },
};

describe('cite', () => {
  it('should write Chicago, APA, plain text and the link', () => {
    expect(cite(quote, 'chicago', base)).toBe(
      `“We are ready to stop & talk.” Ilham Aliyev, “Interview with Sky News,” interview with Sky News, October 9, 2020, transcript, ${link}.`,
    );
    expect(cite(quote, 'apa', base)).toBe(
      `“We are ready to stop & talk.”\n\nAliyev, I. (2020, October 9). Interview with Sky News [Interview transcript]. Sky News. ${link}`,
    );
    expect(cite(quote, 'plain', base)).toBe(
      `“We are ready to stop & talk.”\n— Ilham Aliyev (interviewee), Sky News, October 9, 2020\n${link}`,
    );
    expect(cite(quote, 'link', base)).toBe(link);
  });

  it('should turn the quotation marks of a title, but never those of the quote', () => {
    const titled: Quotable = {
      ...quote,
      quote: 'a “revolution”',
      interview: { ...quote.interview, title: 'On “60 minutes”' },
    };
    expect(cite(titled, 'chicago', base)).toContain('“a “revolution”” Ilham Aliyev, “On ‘60 minutes’,” interview');
  });

  it('should give reference managers the interview as source, with the quote and its link', () => {
    expect(cite(quote, 'bibtex', base).split('\n')).toEqual([
      '@misc{sky-news-2020,',
      '  author = {Ilham Aliyev},',
      '  title = {{Interview with Sky News}},',
      '  howpublished = {Interview with Sky News, transcript},',
      '  year = {2020},',
      '  date = {2020-10-09},',
      `  url = {${link}},`,
      `  note = {Given on 2020-10-09. Ilham Aliyev: “We are ready to stop \\& talk.” ${link.replace('#', '\\#').replaceAll('%', '\\%').replace('&', '\\&')}},`,
      '}',
    ]);
    expect(cite(quote, 'ris', base)).toContain(`UR  - ${link}\r\n`);
  });

  it('should never put a day where the source states none', () => {
    expect(cite(bounded, 'chicago', base)).toContain('between October 9 and October 12, 2020');
    expect(cite(bounded, 'apa', base)).toContain('(2020). Interview');
    expect(cite(bounded, 'bibtex', base)).toContain('date = {2020-10-09/2020-10-12}');
  });

  it('should say so when the words are the interviewer’s', () => {
    const asked: Quotable = { ...quote, speaker: 'Correspondent', role: 'interviewer' };
    expect(cite(asked, 'chicago', base)).toContain('Correspondent (interviewer), “Interview');
    expect(cite(asked, 'apa', base)).toContain('Correspondent (2020, October 9)');
  });

  it('should fill a report with the offsets, the source and the words', () => {
    const report = attributionReport(quote, base);
    for (const part of ['10-38', 'a.txt, SHA-256 abc', 'Ilham Aliyev, interviewee', quote.quote, link])
      expect(report).toContain(part);
  });
});

describe('formatDate', () => {
  it('should tell a stated day, a span and an unstated day apart', () => {
    expect(formatDate(quote.interview.date, 'en')).toBe('9 October 2020');
    expect(formatDate(bounded.interview.date, 'en')).toBe('between 9 and 12 October 2020');
    expect(formatDate({ from: '2020-09-29', to: '2020-10-02', basis: 'bounded' }, 'de')).toBe(
      'zwischen 29. September und 2. Oktober 2020',
    );
    expect(formatDate({ from: '2020-09-29', to: '2020-11-06' }, 'en')).toMatch(/^29 September.–.6 November 2020$/);
  });
});

describe('phraseCsv', () => {
  it('should quote what needs it and disarm what a spreadsheet would run', () => {
    const hit = { ...quote, passageId: 'sky-news.p1', quote: '=1+1', before: 'he said, "', after: '-"' };
    const [header, row] = phraseCsv([hit], base).replace('\uFEFF', '').trim().split('\r\n');
    expect(header).toBe('outlet,date_from,date_to,date_basis,speaker,role,before,phrase,after,start,end,passage,link');
    expect(
      row!.startsWith(
        `Sky News,2020-10-09,2020-10-09,stated,Ilham Aliyev,interviewee,"he said, """,'=1+1,"'-""",10,38,sky-news.p1,`,
      ),
    ).toBe(true);
  });
});
