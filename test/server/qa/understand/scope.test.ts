import { expect, test } from 'vitest';
import { makeCheckScope } from '../../../../server/qa/understand/scope.ts';
import { makeCheckSpelling } from '../../../../server/qa/understand/spelling.ts';
import { library, vocabulary } from '../../real-corpus.ts';

const checkScope = makeCheckScope(library, vocabulary.words, makeCheckSpelling(vocabulary).isEnglish);
const check = (question: string, inferred = {}) => checkScope(question, inferred);

test.each([
  ['What did he tell Deutsche Welle?', 'Deutsche Welle'],
  ['What did he tell the New York Times about drones?', 'New York Times'],
  ['the Spiegel interview', 'Spiegel'],
  ['What did the Reuters journalist ask?', 'Reuters'],
  ['Bloomberg: what about oil?', 'Bloomberg'],
])('an interview that is not there: %s', (question, outlet) => {
  expect(check(question)).toEqual({ code: 'no_such_outlet', params: { outlet } });
});

test.each([
  'What did he say about Reuters reports?',
  'What did he tell CNN?',
  'What did he tell the BBC on the guardian role of Russia?',
  'Did it take time?',
  'What did he say at dawn?',
  'What did he tell them in 2016?',
  'What did he say on 6 November?',
  'What did he say on 5 October 1993?',
])('nothing is said against: %s', (question) => expect(check(question)).toBeUndefined());

test('a time after the last interview', () => {
  const period = { from: '2020-09-29', to: '2020-11-06' };
  expect(check('What did he say on 9 November?')).toEqual({
    code: 'outside_period',
    params: { asked: '9 November', ...period },
  });
  expect(check('How did he justify the operation of 2023?')).toEqual({
    code: 'outside_period',
    params: { asked: '2023', ...period },
  });
});

test('filters that leave no interview are said as such', () => {
  const period = { from: '2020-09-29', to: '2020-11-06' };
  expect(check('What did he say?', { from: '2020-11-01', to: '2020-11-06' })).toBeUndefined();
  expect(check('What did he tell the BBC in September?', { outlets: ['BBC News'], to: '2020-09-30' })).toEqual({
    code: 'nothing_in_filters',
    params: { outlets: ['BBC News'], ...period },
  });
  expect(check('What did he say?', { from: '2021-01-01' })).toMatchObject({ code: 'outside_period' });
});
