import { describe, expect, test } from 'vitest';
import { fold } from '../../../../ingest/text/analyze.ts';
import { ROLES, roleOf } from '../../../../server/qa/understand/roles.ts';
import { compile } from './made-up-wording.ts';

const ruleOf = (question: string) =>
  ROLES.find(
    ({ template, unless }) =>
      compile(template).test(fold(question)) && !(unless && compile(unless).test(fold(question))),
  )?.name;

/** Each rule with questions for which it is the first that holds. */
const DECIDED: Record<string, string[]> = {
  'who-asked': ['who asked about captains?', 'Who interviewed the mayor?'],
  'who-confronted': ['Did anybody challenge her about the pier?', 'Has anyone ever accused Berg of lying?'],
  'which-journalist': ['Which journalist was at the harbour?'],
  'which-outlet': ['which outlets asked about the pier?'],
  'asked-of-them': ['What was she asked about Norway?', 'What was the mayor accused of on television?'],
  'challenged-by': ['was that challenged by a reporter?', 'Was the fee brought up by Coast TV?'],
  'their-part': ['how did she answer the journalist?', 'What did Ada Berg tell the reporter?'],
  'a-reply': ['Did she deny it to Radio Oak?'],
  'did-the-journalist': [
    'What did Radio Oak ask her?',
    'what did the Coast TV journalist see at the pier?',
    'What did Lund claim?',
  ],
  'did-a-journalist': ['Did a reporter visit the lighthouse?'],
  'journalist-colon': ['the journalist: what mood?'],
  'the-one-they-named': ['which boat was it, the one Radio Oak named?'],
  'journalist-alleges': ['anything that interviewers say about boats'],
  'question-by': ['the claims of the Radio Oak people'],
  'journalists-question': ['journalist complaints about the pier'],
  'put-to-them': ['What was put to her about captains?'],
  'were-they-asked': ['Was she accused of anything?'],
  'as-told-by': ['the storm, as reported by Coast TV'],
  'as-they-told': ['the storm as Radio Oak put it'],
};

test('every rule has questions that it decides, and a name of its own', () => {
  expect(Object.keys(DECIDED).sort()).toEqual(ROLES.map(({ name }) => name).sort());
});

describe.each(Object.entries(DECIDED))('%s', (name, questions) => {
  test.each(questions)('%s', (question) => expect(ruleOf(question)).toBe(name));
});

describe('not the journalist’s words', () => {
  test.each([
    'how did she respond when the journalist said that boats were lost?',
    'What was she asked, and how did she answer?',
    'what did she tell the journalist about boats',
    'What did she say about journalists?',
    'Were journalists allowed on the ferry?',
    'Did journalists visit the pier?',
    'What did the company claim?',
    'Who asked “when will the bridge be open”?',
  ])('%s', (question) => expect(roleOf(fold(question), compile)).toBeUndefined());
});
