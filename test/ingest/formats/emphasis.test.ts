import { describe, expect, test } from 'vitest';
import { converted, entryOf, parse } from '../entry.ts';

const ENTRY = entryOf({ interviewee: { name: 'Ada Berg', short: 'Berg', aliases: [] } });
const QUESTIONS = ['How did you come to keep bees?', 'What do they find?', 'Tell us of the honey.', 'And in winter?'];
const ANSWERS = [
  'A neighbour left me two hives.\n\nThe first winter was hard.',
  'More flowers than in the fields. Who would have thought that?',
  'Yes, in spring.',
  'They sleep.',
];

const written = (ask: (question: string) => string) =>
  `# Ada Berg on bees\n\nShe answered in writing.\n\n${QUESTIONS.map((q, i) => `${ask(q)}\n\n${ANSWERS[i]}`).join('\n\n')}\n`;

const turnsOf = (text: string) => {
  const source = converted(text, ENTRY);
  return parse(text, ENTRY)[0]!.turns.map(({ role, start, end, confidence }) => ({
    role,
    text: source.text.slice(start, end),
    confidence,
  }));
};

describe('questions put down in writing, set off by', () => {
  test.each([
    ['bold', (q: string) => `**${q}**`],
    ['italics', (q: string) => `_${q}_`],
    ['headings', (q: string) => `## ${q}`],
    ['bold headings', (q: string) => `### **${q}**`],
  ])('%s', (_, ask) => {
    const turns = turnsOf(written(ask));
    expect(turns.filter(({ role }) => role === 'interviewer').map(({ text }) => text)).toEqual(QUESTIONS);
    expect(turns.filter(({ role }) => role === 'interviewee').map(({ text }) => text)).toEqual(ANSWERS);
  });

  test('one that is not is doubted, and not the guest’s', () => {
    const turns = turnsOf(written((q) => (q === 'And in winter?' ? q : `**${q}**`)));
    expect(turns.find(({ text }) => text.startsWith('And in winter?'))).toEqual({
      ...{ role: 'interviewer', text: 'And in winter?' },
      confidence: 0.6,
    });
    expect(turns.at(-1)).toMatchObject({ role: 'interviewee', text: 'They sleep.' });
  });

  test('what answers with a question is the guest’s', () => {
    const turns = turnsOf(written((q) => `**${q}**`).replace('Yes, in spring.', 'Why not?\n\nWe sell it in spring.'));
    expect(turns.find(({ text }) => text.startsWith('Why not?'))?.role).toBe('interviewee');
  });
});

describe('a text is refused, and the message says how to mark the questions', () => {
  test.each([
    ['nothing sets its questions off', written((q) => q.replace('.', '?'))],
    ['its headings are none', written((q) => `${q}\n\n## Part`)],
  ])('where %s', (_, text) => {
    expect(() => parse(text, ENTRY)).toThrow(
      /lines end in a question mark.*write "Q: " before each question and "A: "/,
    );
  });

  test('which is no advice where nobody asks', () =>
    expect(() => parse('It rains.\n\nIt will rain.\n', ENTRY)).toThrow(/label \("Name: "\). First lines/));
});

test('headings of a talk with labels ask nothing', () => {
  const text = `Host: Who counts?\n\nAda Berg: We do.\n\n## Who pays?\n\nHost: Who pays?\n\n## Who sails?\n\nAda Berg: Nobody.\n\n## Who sleeps?\n\nHost: Why?\n\nAda Berg: So.`;
  expect(turnsOf(text).some(({ text: words }) => words.includes('Who sails?'))).toBe(false);
});
