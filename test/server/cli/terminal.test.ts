import { describe, expect, it } from 'vitest';
import { drawAnswer, harmless, wrap } from '../../../server/cli/terminal.ts';
import { cite, response } from '../http/stream/stand-in-engine.ts';

describe('an answer on a terminal', () => {
  it('has every quote whole where nothing is wrapped, then outlet, day and link of each', () => {
    const whole = response({ question: 'boats?' });
    const text = drawAnswer(whole, 'https://record.example', Number.POSITIVE_INFINITY);
    for (const { quote } of whole.citations) expect(text).toContain(`“${quote}”`);
    expect(text).toContain('[1] Ada Berg, Radio Oak, 2020-10-03\n    https://record.example/interviews/radio-oak#q=');
  });

  it('of a day that nobody knows says so', () => {
    const cited = cite('Only 12 captains', 1);
    const date = { ...cited.interview.date, from: '0001-01-01', to: '9999-12-31' };
    const citation = { ...cited, interview: { ...cited.interview, date } };
    const drawn = drawAnswer(response({ question: 'boats?' }, { citations: [citation] }), 'https://x.example', 80);
    expect(drawn).toContain('[1] Ada Berg, Radio Oak, day unknown\n');
    expect(drawn).not.toContain('9999');
  });

  it('is no wider than the terminal, links aside', () => {
    const lines = drawAnswer(response({ question: 'boats?' }), 'https://record.example', 40).split('\n');
    expect(lines.filter((line) => line.length > 40 && !line.includes('https://'))).toEqual([]);
  });

  it('gives a terminal nothing to obey', () => {
    const citation = { ...cite('Only 12 captains', 1), quote: 'a\u001b]0;title\u0007b\u009b2Jc\u202ed' };
    const drawn = drawAnswer(response({ question: 'boats?' }, { citations: [citation] }), 'https://x.example', 80);
    expect(drawn).toContain('a ]0;title b 2Jc d');
    expect(harmless('two\nlines')).toBe('two\nlines');
  });

  it('breaks between words only', () => {
    expect(wrap('one two three\nfour', 9, '  ')).toEqual(['  one two', '  three', '  four']);
    expect(wrap('extraordinarily so', 5, '')).toEqual(['extraordinarily', 'so']);
  });
});
