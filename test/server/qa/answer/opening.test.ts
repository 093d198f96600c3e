import { expect, test } from 'vitest';
import { openingAnswer, opensWithAnswer } from '../../../../server/qa/answer/opening.ts';

test.each([
  ['No, that is not true.', 'no'],
  ['No!', 'no'],
  ['Well, no.', 'no'],
  ['Not at all.', 'no'],
  ['Of course not.', 'no'],
  ['It is not true.', 'no'],
  ['This is absolutely wrong.', 'no'],
  ['I do not agree with that.', 'no'],
  ['Yes, of course.', 'yes'],
  ['Of course.', 'yes'],
  ['Absolutely, the bridge will be open.', 'yes'],
  ['That is right.', 'yes'],
  ['No doubt.', 'yes'],
  ['No one sold the lighthouse.', undefined],
  ['Absolutely nothing was sold.', undefined],
  ['Yes, I deny it.', undefined],
  ['Yes, but I never said that.', undefined],
  ['Of course, I do not know.', undefined],
  ['The bridge will be open.', undefined],
  ['Notably, it was open.', undefined],
  ['', undefined],
])('%s', (text, expected) => expect(openingAnswer(text)).toBe(expected));

test.each([
  ['Yes, but I never said that.', true],
  ['Yes, better go on, because this is not what you like.', true],
  ['Not at all.', true],
  ['No one sold the lighthouse.', false],
  ['The bridge will be open.', false],
])('%s: is it a yes or a no, whatever follows?', (text, expected) => expect(opensWithAnswer(text)).toBe(expected));
