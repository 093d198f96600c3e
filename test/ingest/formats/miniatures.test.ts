import { describe, expect, it } from 'vitest';
import { entryOf, notesOf, parse, script } from '../entry.ts';

const run = (text: string) => script(parse(text)[0]!, text);

describe('labels', () => {
  it('takes a misspelt role, a label without its colon, and a label followed by an address', () => {
    expect(
      run(
        [
          'Correspondent: Mayor Ada Berg, thank you for coming.',
          'Mayor Ada Berg: Gladly.',
          'Correpondent: Mayor Ada Berg the town and the county have both written to you. Did you answer?',
          'Mayor Ada Berg: Not yet.',
          'Correspondent: When will you?',
          'Mayor Ada Berg On Monday.',
        ].join('\n\n'),
      ),
    ).toEqual([
      'J: Mayor Ada Berg, thank you for coming.',
      'A: Gladly.',
      'J: Mayor Ada Berg the town and the county have both written to you. Did you answer?',
      'A: Not yet.',
      'J: When will you?',
      'A: On Monday.',
    ]);
  });

  it('tells an address from a label', () => {
    const script = run(
      'Host: Is it done?\n\nMayor Ada Berg: It is done. We have paid the last bill and I think that the people know it.\n\n' +
        'Mayor, I cannot let that stand. Who told you so?\n\nMayor Ada Berg: The bank.',
    );
    expect(script[2]).toBe('J: Mayor, I cannot let that stand. Who told you so?');
  });

  it('gives the words after a label that stands alone to its speaker, a third person', () => {
    const text =
      'Host: Goodbye!\n\nAda Berg: Goodbye!\n\nOle Dahl, keeper of the tower:\n\n– I heard every word of it.';
    const [interview] = parse(text);
    expect(interview!.turns.at(-1)).toMatchObject({ speaker: 'Ole Dahl', role: 'other', basis: 'label' });
    expect(notesOf(interview!, text).slice(-2)).toEqual(['label: Ole Dahl, keeper of the tower:', 'label: –']);
  });

  it('leaves names and colons inside speech alone', () => {
    expect(
      run(
        'Host: And then?\n\nAda Berg: I said: no.\n\nFirst: it rains. Ada Berg: that is what they call me.\n\nSecond: it pours.',
      ),
    ).toEqual([
      'J: And then?',
      'A: I said: no.',
      'A: First: it rains. Ada Berg: that is what they call me.',
      'A: Second: it pours.',
    ]);
  });

  it('takes the most frequent unknown name for the interviewer, and another for a third person', () => {
    const [interview] = parse(
      'Kim Lund: Why?\n\nAda Berg: So.\n\nKim Lund: How?\n\nAda Berg: Thus.\n\nBo Ek: Hm.\n\nBo Ek: Well.',
    );
    expect(interview!.turns.map(({ speaker, role }) => `${speaker} ${role}`)).toEqual([
      'Kim Lund interviewer',
      'Ada Berg interviewee',
      'Kim Lund interviewer',
      'Ada Berg interviewee',
      'Bo Ek other',
      'Bo Ek other',
    ]);
  });

  it('says which labels there are if none is the interviewee’s', () => {
    expect(() => parse('Host: Why?\n\nMs Unknown: So.\n\nHost: How?\n\nMs Unknown: Thus.')).toThrow(
      /No label in Radio Oak .* names Ada Berg; its labels name .*Ms Unknown/,
    );
  });
});

const QUESTION = '– Madam Mayor, why did you close the bridge to all traffic last week?';
const ANSWER =
  '– Because we have found cracks in two of its piers. I think that nobody wants to see it fall, and our engineers have told me that they need a month.';

describe('dashes', () => {
  it.each(['–', '-', '—', '−', '‒'])(
    'takes %s for the mark of a turn, with a space, a narrow space or none',
    (dash) => {
      const text = `${dash} Why?\n\n${dash}\u202FBecause.\n\n${dash}When?`;
      expect(run(text)).toEqual(['J: Why?', 'A: Because.', 'J: When?']);
    },
  );

  it('goes on with the same speaker where a paragraph has no mark', () => {
    const more = 'Besides, the old bridge is still there, and we have opened it for cars as well.';
    expect(run(`${QUESTION}\n\n${ANSWER}\n\n${more}\n\n– Is it safe?`)).toEqual([
      `J: ${QUESTION.slice(2)}`,
      `A: ${ANSWER.slice(2)}`,
      `A: ${more}`,
      'J: Is it safe?',
    ]);
  });

  it('sees the answer whose dash is lost', () => {
    const text = `${QUESTION}\n\n${ANSWER}\n\n– And is the old one safe?\n\nYes, of course. We have had it looked at, and I have walked across it.\n\n– Thank you.`;
    expect(run(text)[3]).toMatch(/^A: Yes, of course/);
    expect(run(text)[4]).toBe('J: Thank you.');
  });

  it('sees the question whose dash is lost', () => {
    const text = `${QUESTION}\n\n${ANSWER}\n\nMadam Mayor, do you know what your neighbours say about that? Will you talk to them?\n\n– We have talked to them.`;
    expect(run(text).slice(2)).toEqual([
      'J: Madam Mayor, do you know what your neighbours say about that? Will you talk to them?',
      'A: We have talked to them.',
    ]);
  });

  it('takes an opening question without any mark', () => {
    const [interview] = parse(
      `Radio Oak spoke to Ada Berg\n\n${QUESTION.slice(2)}\n\n${ANSWER}\n\n– When does it open?`,
    );
    expect(interview!.turns[0]).toMatchObject({ role: 'interviewer', basis: 'rule' });
  });

  it('sees a reply that is lost at a doubled empty line', () => {
    const text = `${QUESTION}\n\n${ANSWER}\n\n– Have they invited you to the meeting of the county?\n\n\n– If they invite you, would you go?\n\n– I would go at once. We have nothing to hide.\n\n– Thank you for your time, Madam Mayor.`;
    expect(
      run(text)
        .slice(2)
        .map((line) => line[0]),
    ).toEqual(['J', 'J', 'A', 'J']);
  });

  it('keeps one-word turns and reversed roles in step', () => {
    const text = `${QUESTION}\n\n${ANSWER}\n\n– What do the two of you want to do about it?\n\n– We?\n\n– Yes.\n\n– We want to wait for the engineers, I have said so many times.\n\n– Thank you for this interview, Madam Mayor.\n\n– Thank you.`;
    expect(
      run(text)
        .map((line) => line[0])
        .join(''),
    ).toBe('JAJAJAJA');
  });

  it('lets an answer resume after an interjection', () => {
    const text = `${QUESTION}\n\n– We have found cracks, and I think that…\n\n– In both piers?\n\n– In both piers. And therefore we must repair them before we open it.\n\n– Thank you for joining us on Radio Oak.`;
    expect(
      run(text)
        .map((line) => line[0])
        .join(''),
    ).toBe('JAJAJ');
  });

  it('splits a turn where an inner paragraph has a dash of its own, so that no dash lies in a turn', () => {
    const text = `${QUESTION}\n\n${ANSWER}\n\n–\n\nThe piers are from 1911.\n\n– When does it open?`;
    for (const { start, end } of parse(text)[0]!.turns) expect(text.slice(start, end)).not.toMatch(/^[–-]|\n[–-]/);
  });
});

describe('a stray label among dashes', () => {
  it('counts, but not for sure: it may be words that somebody reads out', () => {
    const text = `${QUESTION}\n\n${ANSWER}\n\n– A listener has sent us this letter.\n\nMayor: I resign.\n\n– Did you write it?\n\n– I did not. Why should I?`;
    const turn = parse(text)[0]!.turns.find(({ basis }) => basis === 'label')!;
    expect(text.slice(turn.start, turn.end)).toBe('I resign.');
    expect(turn.confidence).toBe(0.5);
  });
});

describe('headings, narration and editorial marks', () => {
  const text = [
    'Daily notes',
    'Ada Berg was interviewed by Radio Oak',
    'As reported, on 4 May Mayor Ada Berg was interviewed by Radio Oak.',
    QUESTION,
    ANSWER,
    'Oak Post broadcast interview with Ada Berg',
    'Mayor Ada Berg has been interviewed by the Oak Post.',
    QUESTION,
    `${ANSWER} (more…)`,
    'Ada Berg was interviewed by Oak TV',
    'On June 2, Mayor Ada Berg was interviewed by Oak TV.',
    QUESTION,
    '[applause]',
    ANSWER,
  ].join('\n\n');
  const outlets = [
    { id: 'radio-oak', name: 'Radio Oak' },
    { id: 'oak-post', name: 'The Oak Post', variants: ['Oak Post'] },
    { id: 'oak-tv', name: 'Oak TV' },
  ];

  it('are notes, each of its kind', () => {
    const interviews = parse(text, entryOf({ outlets }));
    expect(interviews.map((interview) => notesOf(interview, text).filter((note) => !note.startsWith('label')))).toEqual(
      [
        [
          'heading: Daily notes',
          'heading: Ada Berg was interviewed by Radio Oak',
          'narration: As reported, on 4 May Mayor Ada Berg was interviewed by Radio Oak.',
        ],
        [
          'heading: Oak Post broadcast interview with Ada Berg',
          'narration: Mayor Ada Berg has been interviewed by the Oak Post.',
          'editorial: (more…)',
        ],
        [
          'heading: Ada Berg was interviewed by Oak TV',
          'narration: On June 2, Mayor Ada Berg was interviewed by Oak TV.',
          'editorial: [applause]',
        ],
      ],
    );
  });

  it('give the days', () => {
    const dates = parse(text, entryOf({ outlets })).map(({ date }) => [date.from, date.to, date.basis]);
    expect(dates).toEqual([
      ['2020-05-04', '2020-05-04', 'stated'],
      ['2020-05-04', '2020-06-02', 'bounded'],
      ['2020-06-02', '2020-06-02', 'stated'],
    ]);
  });

  it('say which heading is missing', () => {
    const wrong = entryOf({ outlets: [...outlets, { id: 'oak-9', name: 'Channel Nine' }] });
    expect(() => parse(text, wrong)).toThrow('No heading for Channel Nine in made-up.txt');
  });
});

describe('text that fits no format', () => {
  it('is refused with its first lines', () => {
    expect(() => parse('Once upon a time\n\nthere was a mayor.')).toThrow(
      'First lines that could not be placed: line 1 "Once upon a time"; line 3 "there was a mayor."',
    );
  });
});

describe('wrapped lines', () => {
  it('are one paragraph where empty lines part the turns', () => {
    expect(run('Host: Why did\nyou go?\n\nAda Berg: I had to see Dr.\nLund. He was\nill.\n\nHost: I see.')).toEqual([
      'J: Why did\nyou go?',
      'A: I had to see Dr.\nLund. He was\nill.',
      'J: I see.',
    ]);
  });

  it('are paragraphs of their own where nothing parts them', () => {
    expect(run('Host: Why?\nAda Berg: I had to.\nIt was late.\nHost: I see.')).toEqual([
      'J: Why?',
      'A: I had to.',
      'A: It was late.',
      'J: I see.',
    ]);
  });
});
