import { describe, expect, it } from 'vitest';
import { partsOf, peopleOf } from '../../ingest/people.ts';
import type { Interview, Role } from '../../ingest/schema.ts';

const talk = (id: string, interviewee: string, others: [Role, string][] = []): Interview =>
  ({
    ...{ id, interviewee, intervieweeShort: interviewee.split(' ').at(-1)!, interviewers: [] },
    turns: [['interviewee', interviewee] as const, ...others].map(([role, speaker]) => ({ role, speaker })),
  }) as unknown as Interview;

describe('a name', () => {
  it.each([
    ['Ada Berg', { first: 'Ada', surname: 'Berg' }],
    ['Dr. Ada Maria Berg', { first: 'Ada', surname: 'Berg' }],
    ['Ursula von der Leyen', { first: 'Ursula', surname: 'von der Leyen' }],
    ['Chief Justice Roberts', { surname: 'Roberts' }],
    ['Martin Luther King Jr.', { first: 'Martin', surname: 'King' }],
    ['Ole Dahl (Coast TV)', { first: 'Ole', surname: 'Dahl' }],
    ['Yevgeniy', { surname: 'Yevgeniy' }],
  ])('%s has its parts', (name, parts) => expect(partsOf(name)).toEqual(parts));
});

describe('people', () => {
  it('are known in every role, once, whatever the transcripts call them', () => {
    const people = peopleOf(
      [
        talk('one', 'Ada Berg', [
          ['other', 'Mayor Berg'],
          ['interviewer', 'Ole Dahl'],
        ]),
        talk('two', 'Ole Dahl'),
      ],
      [{ name: 'Ada Berg', aliases: ['the mayor', 'Mayor Berg'], address: ['Madam Mayor'] }],
    );
    expect(people.map((p) => [p.name, p.interviews])).toEqual([
      ['Ole Dahl', { interviewee: ['two'], interviewer: ['one'], other: [] }],
      ['Ada Berg', { interviewee: ['one'], interviewer: [], other: ['one'] }],
    ]);
    expect(people[1]).toMatchObject({ first: 'Ada', surname: 'Berg', short: 'Berg', address: ['Madam Mayor'] });
  });

  it('are not the words for a part', () => {
    const labels = ['interviewer', 'Speaker 2', 'Q', 'Audience Member', 'Unidentified Male Speaker', 'The Moderator'];
    const people = peopleOf(
      [
        talk(
          'one',
          'Ada Berg',
          labels.map((label) => ['other', label]),
        ),
      ],
      [],
    );
    expect(people.map((p) => p.name)).toEqual(['Ada Berg']);
  });

  it('have a first name of their own only where nobody else has it', () => {
    const people = peopleOf([talk('one', 'Ada Berg'), talk('two', 'Ada Dahl'), talk('three', 'Ole Lind')], []);
    expect(people.map((p) => p.first)).toEqual([undefined, undefined, 'Ole']);
  });

  it('may have a name that is an ordinary word', () => {
    const people = peopleOf([talk('one', 'Nick Pace'), talk('two', 'Rose Morrill')], []);
    expect(people.map((p) => [p.surname, p.isCommonWord, p.isFirstCommonWord])).toEqual([
      ['Pace', true, true],
      ['Morrill', false, true],
    ]);
  });

  it('may be spoken of only', () => {
    const [, second] = peopleOf([talk('one', 'Ada Berg')], [{ name: 'Ole Dahl', aliases: [], address: [] }]);
    expect(second).toMatchObject({ name: 'Ole Dahl', interviews: { interviewee: [], interviewer: [], other: [] } });
  });
});
