import { describe, expect, test } from 'vitest';
import { asksWho, findSpeakers, roleFinder } from '../../../../server/qa/understand/speakers.ts';

const role = roleFinder(['bbc', 'sky news']);

describe('the journalist’s words', () => {
  test.each([
    'what did the journalist allege about mercenaries?',
    'What did the BBC ask him?',
    'What did the BBC journalist claim about the cluster bombs?',
    'Which journalist asked about Shusha?',
    'which outlets asked about peacekeepers?',
    'who asked about mercenaries?',
    'What did the Sky News journalist see in Stepanakert?',
    'Was he accused of anything?',
    'What was he asked about Turkey?',
    'What was Aliyev accused of on television?',
    'What did interviewers say about F-16s?',
    'Did anybody challenge him about the press?',
    'What was put to him about civilians?',
  ])('are asked for: %s', (question) => expect(role(question)).toBe('interviewer'));

  test.each([
    'how did he answer the journalist?',
    'How did he respond when the journalist said that civilians were hit?',
    'What was he asked, and how did he answer?',
    'what did he tell the journalist about drones',
    'Did he tell the reporter that he would stop?',
    'What did he say about journalists?',
    'Were journalists allowed into the conflict zone?',
    'Did journalists visit Ganja?',
    'What did Armenia claim?',
    'Who asked “when will the war end”?',
    'What did he deny to the BBC?',
  ])('are not: %s', (question) => expect(role(question)).toBeUndefined());
});

test('a speaker is found by surname, never the interviewee', () => {
  const speakers = ['Ilham Aliyev', 'Igor Korotchenko', 'Dmitry Kiselev', 'interviewer'];
  const find = (question: string) => findSpeakers(question, speakers, 'Ilham Aliyev');
  expect(find('What did Korotchenko ask?')).toEqual(['Igor Korotchenko']);
  expect(find('Did Kiselev, or KOROTCHENKO’s colleague, ask?')).toEqual(['Igor Korotchenko', 'Dmitry Kiselev']);
  expect(find('What did Aliyev tell the interviewer?')).toEqual([]);
  expect(find('Kiselevsk')).toEqual([]);
});

test('who said it', () => {
  for (const q of ['Who said that?', 'and whose words are these', 'By whom was it said?', 'Which journalist asked?'])
    expect([q, asksWho(q)]).toEqual([q, true]);
  for (const q of ['What did those who fled say?', 'Did he say who fired?'])
    expect([q, asksWho(q)]).toEqual([q, false]);
});
