import { describe, expect, it } from 'vitest';
import { CHANGES, CLUES, type Speech } from '../../../ingest/attribute/clues.ts';
import { CHANGE_WEIGHTS, CLUE_WEIGHTS } from '../../../ingest/attribute/weights.ts';

const speech = (text: string, changes: Partial<Speech> = {}): Speech => ({
  text,
  dash: true,
  widerGap: false,
  first: false,
  last: false,
  address: ['madam mayor'],
  interviewee: 'ada berg',
  outlet: ['radio oak', 'oak'],
  ...changes,
});
const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ');

/** For each clue, words for which it holds and words for which it does not. */
const SAYS: Record<string, [yes: string[], no: string[]]> = {
  'ends-in-question': [
    ['Is it so?', 'He asked: “Is it so?”'],
    ['Is it so? No.', 'It is so.'],
  ],
  'short-question': [
    ['We?', 'What do you mean?'],
    ['Why do you think that it is so?', 'No.'],
  ],
  'question-then-statement': [['Who did it? They did.'], ['Who did it?', 'They did.']],
  'longer-than-8': [[words(9)], [words(8)]],
  'longer-than-25': [[words(26)], [words(25)]],
  'longer-than-60': [[words(61)], [words(60)]],
  'longer-than-120': [[words(121)], [words(120)]],
  'breaks-off': [['But they…', 'But they...'], ['But… they did.']],
  'addresses-interviewee': [
    ['Madam Mayor, why?', 'Why, Madam Mayor?', 'Thank you, Madam Mayor.'],
    ['They call me that, the mayor.'],
  ],
  'sir-or-madam': [
    ['Thank you, sir.', 'Your Excellency, why?'],
    ['Sirens were heard.', 'I told the madam'],
  ],
  'names-outlet': [['You watch Radio Oak.'], ['The oaks are green.']],
  'names-interviewee': [['This is Ada Berg.'], ['This is Adam.']],
  'greets-or-introduces': [
    ['My name is Kim.', 'Welcome to us.'],
    ['You are welcome.', 'It was a good day’s work.'],
  ],
  'speaks-of-audience': [['What do you tell our viewers?'], ['What do you tell them?']],
  'thanks-for-interview': [
    ['Thank you very much for your time.', 'Thanks for joining us.'],
    ['Thank you.', 'Thank you for having me.'],
  ],
  'speaks-of-questions': [
    ['My last question.', 'Let me ask you this.', 'I’m asking you.'],
    ['There is no question about it.'],
  ],
  'asks-the-other': [['Do you agree?', 'Would you go?'], ['I do not agree.']],
  'opens-with-question-word': [['Why now?', 'But how?', 'Are they here?'], ['That is why.']],
  'opens-with-so-but-and': [
    ['But they did.', 'So, it is over.'],
    ['Butter.', 'They did, so it is.'],
  ],
  'says-what-the-other-said': [['You said that.', 'You have already mentioned it.'], ['They said it.']],
  'says-you': [['It is your town.'], ['You know, it rains.', 'It rains.']],
  'says-you-twice': [['You love your town.'], ['You love it.']],
  'asks-to-be-told': [['Please tell us.', 'What is your opinion?'], ['I told them.']],
  'cites-reports': [['According to them, it fell.', 'Critics object.'], ['It fell.']],
  'we-journalists': [['I spoke to him.', 'Our crew was there.'], ['Our staff was there.']],
  'lets-go-on': [['I see.', 'Your position is clear.'], ['As I see it.']],
  'speaks-for-own-side': [
    ['Our people want it.', 'It is my town.'],
    ['My next question.', 'Our viewers ask.', 'The town.'],
  ],
  'says-own-view': [['I think so.', 'As I have said, no.'], ['They think so.']],
  'returns-thanks': [
    ['I also thank you.', 'Thank you for your questions.', 'You are welcome.'],
    ['Thank you for coming.'],
  ],
  'opens-with-answer': [
    ['Yes, we do.', 'Not at all.'],
    ['I say yes.', 'Nothing.'],
  ],
  'opens-with-you-know': [['You know, it rains.', 'Well, no.'], ['Do you know it?']],
  'speaks-of-your-question': [['To your question: no.', 'Ask them.'], ['My question: why?']],
  'we-did': [['We have done it.', 'We never go.'], ['They have done it.']],
  reasons: [['That is why we left.', 'Because it rains.'], ['It rains.']],
  'brief-thanks': [
    ['Thank you very much.', 'Goodbye!'],
    ['Thank you, it was a long and good day for all.', 'No.'],
  ],
  'longer-thanks': [['Thank you, it was a long and good day for all.'], ['Thank you.']],
};

describe('clues to the side', () => {
  it.each(Object.entries(SAYS))('%s', (name, [yes, no]) => {
    const { test } = CLUES.find((clue) => clue.name === name)!;
    for (const text of yes) expect(test(speech(text)), text).toBe(true);
    for (const text of no) expect(test(speech(text)), text).toBe(false);
  });

  it('first and last tell the place', () => {
    const held = (changes: Partial<Speech>) =>
      CLUES.filter(({ test }) => test(speech('Word.', changes))).map(({ name }) => name);
    expect(held({ first: true })).toEqual(['first']);
    expect(held({ last: true })).toEqual(['last']);
    expect(held({})).toEqual([]);
  });

  it('are all tested here and all have a weight', () => {
    expect(CLUES.map(({ name }) => name).sort()).toEqual([...Object.keys(SAYS), 'first', 'last'].sort());
    expect(Object.keys(CLUE_WEIGHTS)).toEqual(CLUES.map(({ name }) => name));
  });
});

const after = (text: string) => ({ previous: speech(text) });
/** For each clue to a change, a paragraph for which it holds and one for which it does not. */
const FOLLOWS: Record<string, [yes: Speech, no: Speech]> = {
  dash: [speech('Yes.'), speech('Yes.', { dash: false })],
  'no-dash': [speech('Yes.', { dash: false }), speech('Yes.')],
  'dash-after-wider-gap': [speech('Yes.', { widerGap: true }), speech('Yes.', { widerGap: true, dash: false })],
  'no-dash-after-question': [
    speech('Yes.', { dash: false, ...after('Is it?') }),
    speech('Yes.', { dash: false, ...after('It is.') }),
  ],
  'no-dash-after-long': [
    speech('Yes.', { dash: false, ...after(words(61)) }),
    speech('Yes.', { dash: false, ...after(words(60)) }),
  ],
  'after-question': [speech('Yes.', after('Is it?')), speech('Yes.', after('It is.'))],
  'thanks-after-thanks': [speech('Thank you.', after('Thanks.')), speech('Thank you.', after('No.'))],
  'answer-after-question': [speech('No.', after('Is it?')), speech('Snow.', after('Is it?'))],
  'after-breaking-off': [speech('Yes.', after('But I…')), speech('Yes.', after('But I.'))],
};

describe('clues to a change of speaker', () => {
  it.each(Object.entries(FOLLOWS))('%s', (name, [yes, no]) => {
    const { test } = CHANGES.find((clue) => clue.name === name)!;
    expect(test(yes)).toBe(true);
    expect(test(no)).toBe(false);
  });

  it('are all tested here and all have a weight', () => {
    expect(CHANGES.map(({ name }) => name)).toEqual(Object.keys(FOLLOWS));
    expect(Object.keys(CHANGE_WEIGHTS)).toEqual(Object.keys(FOLLOWS));
  });
});
