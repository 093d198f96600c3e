import { describe, expect, test } from 'vitest';
import { agreement } from '../../../../server/qa/chat-model/voices.ts';
import { smallLibrary } from '../../http/stream/small-library.ts';

const [interview] = smallLibrary.interviews;
const talk = { ...interview!, guests: ['Olga Dahl'] };
const berg = { role: 'interviewee' as const, speaker: interview!.interviewee };
const dahl = { role: 'interviewee' as const, speaker: 'Olga Dahl' };

describe('whose words a wording reports, where two answer', () => {
  test.each([
    ['Berg said that the bridge will be open.', berg, 'agrees'],
    ['Berg said that the bridge will be open.', dahl, 'contradicts'],
    ['Dahl said that the bridge will be open.', dahl, 'agrees'],
    ['Dahl said that the bridge will be open.', berg, 'contradicts'],
    ['The bridge will be open.', dahl, 'silent'],
  ] as const)('%s', (wording, turn, expected) => expect(agreement(wording, turn, talk)).toBe(expected));
});
