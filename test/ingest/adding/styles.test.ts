/** One talk in many styles: taken in without a hand's work, each word is its speaker's and no mark is quoted. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { addFiles } from '../../../ingest/adding/add-files.ts';
import { checkReport } from '../../../ingest/check-report.ts';

const HOST = 'Tilda Moss';
const GUEST = 'Rasmus Holt';
/** Who says what; a second text is a paragraph of the same turn. */
const TALK: [string, ...string[]][] = [
  [HOST, 'Welcome to the show. How did you come to keep bees on a roof?'],
  [
    GUEST,
    'By accident. A swarm came to my window in June, and I had nowhere else to put it.',
    'I told the neighbour: come and look. She never forgave me, and who could blame her?',
  ],
  [HOST, 'And the neighbours, did they mind?'],
  [GUEST, 'Some did at first. After the first honey nobody said a word about it again.'],
  [HOST, 'How many hives are there now?'],
  [GUEST, 'Nine, and a tenth that is empty. I keep it because a swarm should find a door open when it comes.'],
  [HOST, 'Would you do it again?'],
  [GUEST, 'Every summer. It is the only work I know that gets quieter when it goes well.'],
];
const stamp = (i: number) => `00:${String(i * 2).padStart(2, '0')}:0${i}`;
const short = (i: number) => `${i * 2}:0${i}`;
const each = (line: (who: string, text: string, i: number, first: boolean) => string, between = '\n\n') =>
  TALK.flatMap(([who, ...texts], i) => texts.map((text, k) => line(who, text, i, k === 0))).join(between);
const labelled = (label: (who: string, i: number) => string, between = '\n\n') =>
  each((who, text, i, first) => `${first ? label(who, i) : ''}${text}`, between);
const initials = (who: string) =>
  who
    .split(' ')
    .map((word) => word[0])
    .join('');
const caps = (who: string) => who.toUpperCase();
const last = (who: string) => who.split(' ')[1]!;
const first = (who: string) => who.split(' ')[0]!;
const role = (who: string) => (who === HOST ? 'Interviewer' : 'Respondent');
const speaker = (who: string) => (who === HOST ? 'Speaker 1' : 'Speaker 2');

const STYLES: Record<string, string> = {
  'Name:': labelled((w) => `${w}: `),
  'NAME:': labelled((w) => `${caps(w)}: `),
  'Surname:': labelled((w) => `${last(w)}: `),
  'First name:': labelled((w) => `${first(w)}: `),
  'MS. and MR.': labelled((w) => `${w === HOST ? 'MS.' : 'MR.'} ${caps(last(w))}:  `),
  '**Name:**': labelled((w) => `**${w}:** `),
  '**Name**:': labelled((w) => `**${w}**: `),
  '__Name:__': labelled((w) => `__${w}:__ `),
  '*Name:*': labelled((w) => `*${w}:* `),
  Rev: labelled((w, i) => `${w} (${stamp(i)}):\n`),
  'Rev, short times': labelled((w, i) => `${w} (0${short(i)}):\n`),
  'Name (time): words': labelled((w, i) => `${w} (${stamp(i)}): `),
  'Name time': labelled((w, i) => `${w} ${stamp(i)}\n`),
  'Name – time': labelled((w, i) => `${w} – ${stamp(i)}\n`),
  'Name, time': labelled((w, i) => `${w}, ${stamp(i)}\n`),
  Otter: labelled((w, i) => `${w}  ${short(i)}  \n`),
  Zoom: labelled((w, i) => `[${w}] 10:0${i}:01\n`),
  '[time] Name:': labelled((w, i) => `[${stamp(i)}] ${w}: `),
  'time Name:': labelled((w, i) => `${stamp(i)} ${w}: `),
  '(time) Name:': labelled((w, i) => `(${short(i)}) ${w}: `),
  'time, Name on a line': labelled((w, i) => `${stamp(i)} ${w}\n`),
  Teams: labelled((w, i) => `0:${i}:0.0 --> 0:${i}:9.50\n${w}\n`),
  Descript: labelled((w, i) => `[${stamp(i)}] **${w}:** `),
  Fathom: labelled((w, i) => `${short(i)} - ${w} (Hive Radio)\n  `),
  '### Name': labelled((w) => `### ${w}\n\n`),
  '## Name (time)': labelled((w, i) => `## ${w} (${stamp(i)})\n\n`),
  'Bold name alone': labelled((w) => `**${w}**\n\n`),
  'Bold name, no colon': labelled((w) => `**${w}** `),
  'Name alone': labelled((w) => `${w}\n`),
  'NAME alone': labelled((w) => `${caps(w)}\n`),
  'Speaker N:': labelled((w) => `${speaker(w)}: `),
  '[SPEAKER_00]:': labelled((w) => `[SPEAKER_0${w === HOST ? 0 : 1}]: `),
  'SPEAKER_00:': labelled((w) => `SPEAKER_0${w === HOST ? 0 : 1}: `),
  'Speaker 1 (time)': labelled((w, i) => `${speaker(w)} (${short(i)}): `),
  'Q: A:': labelled((w) => (w === HOST ? 'Q: ' : 'A: ')),
  'Q. A.': labelled((w) => (w === HOST ? 'Q. ' : 'A. ')),
  'Q and blanks': labelled((w) => (w === HOST ? 'Q    ' : 'A    ')),
  '**Q:** **A:**': labelled((w) => (w === HOST ? '**Q:** ' : '**A:** ')),
  'Interviewer: Respondent:': labelled((w) => `${role(w)}: `),
  'INTERVIEWER alone': labelled((w) => `${caps(role(w))}\n`),
  'Name (XY), then XY:': labelled((w, i) => (i < 2 ? `${w} (${initials(w)}): ` : `${initials(w)}: `)),
  'Bold questions': each((w, text) => (w === HOST ? `**${text}**` : text)),
  'Name (role):': labelled((w) => `${w} (${w === HOST ? 'host' : 'beekeeper'}): `),
  'Name, role:': labelled((w, i) => (i < 2 ? `${w}, ${w === HOST ? 'host' : 'beekeeper'}: ` : `${last(w)}: `)),
  'NAME (voice-over):': labelled((w, i) => `${caps(w)}${i > 4 ? ' (voice-over)' : ''}: `),
  Tab: labelled((w) => `${w}\t`),
  'Name and bar': labelled((w) => `${w} | `),
  'Dash and label': labelled((w) => `– ${w}: `),
  'One line each': labelled((w) => `${w}: `, '\n'),
  'CR LF': labelled((w) => `${w}: `, '\r\n\r\n'),
  'Invisible marks': labelled((w) => `\u200e${w}\u200b: `),
  'Full-width colon': labelled((w) => `${w}：`),
  'Front matter': `---\ntitle: "Bees on a roof"\nguest: "${GUEST}"\ndate: 2022-06-04\n---\n\n${labelled((w) => `${w}: `)}`,
  Head: `Interviewee: ${GUEST}\nInterviewer: ${HOST}\nDate: 4 June 2022\n\n${labelled((w) => `${w}: `)}`,
  'Times between': each((w, text, i, begins) => `${begins ? `${stamp(i)}\n\n${w}: ` : ''}${text}`),
  'Page lines': each((w, text, i, begins) => `${begins ? `${w}: ` : ''}${text}${i % 3 === 2 ? `\n\nPage ${i}` : ''}`),
  'Markdown rules': labelled((w) => `${w}: `, '\n\n---\n\n').replaceAll(`---\n\nI told`, 'I told'),
  'Stamp after label': labelled((w, i) => `**${w}:** \\[${stamp(i)}\\] `),
  Riverside: labelled((w, i) => `${w} (0${i}:12.345)\n`),
  'Otter with its head': `Bees\nSat, Jun 04, 2022 10:01AM • 33:12\nSUMMARY KEYWORDS\nhoney, roof\nSPEAKERS\n${HOST}, ${GUEST}\n\n${labelled((w, i) => `${w}  ${short(i)}\n`)}\n\nTranscribed by https://otter.ai\n`,
  'Teams with its notes': `Bees-20220604_100133-Meeting Recording\n4 June 2022, 10:01am\n27m 42s\n\n${HOST} started transcription\n\n${labelled((w, i) => `${w}   0:${10 + i}\n`)}\n\n${HOST} stopped transcription`,
  Meet: `Bees (2022-06-04 10:01 GMT+1) - Transcript\nAttendees\n${HOST}, ${GUEST}\nTranscript\n00:00:00\n\n${labelled((w) => `${w}: `)}\n\nMeeting ended after 00:33:12 👋\n`,
  'Fathom, at': labelled((w, i) => `@${short(i)} - ${w}\n`),
  Sonix: `bees.mp3: Audio automatically transcribed by Sonix\n\n${labelled((w, i) => `${w}: [${stamp(i)}] `)}`,
  Trint: each((w, text, i, first) => `${first ? `${w} [${stamp(i)}] ` : ''}${text} [13.4s]`),
  'Happy Scribe': labelled((w, i) => `[${stamp(i)}.340] - ${w}\n`),
  Temi: labelled((w, i) => `${w}:\t${stamp(i)}\t`),
  'tl;dv': labelled((w, i) => `${w} 0${short(i)} - 0${i * 2}:59\n`),
  Fireflies: labelled((w, i) => `0${short(i)}\n${w}\n`),
  Krisp: labelled((w, i) => `${w} | 0${short(i)}\n`),
  'time of day': labelled((w, i) => `10:0${i}:12 AM ${w}: `),
  'day and time': labelled((w, i) => `[2022-06-04 10:0${i}:12] ${w}: `),
  'ISO time': labelled((w, i) => `2022-06-04T10:0${i}:12Z ${w}: `),
  'chat export': labelled((w, i) => `04.06.22, 10:0${i} - ${w}: `),
  seconds: labelled((w, i) => `[${i * 12}.5s] ${w}: `),
  'time and bold name': labelled((w, i) => `${stamp(i)}.2 **${w}** `),
  'linked times': labelled((w, i) => `[(${stamp(i)})](https://example.org/w?t=${i}) **${w}:** `),
  'Name: and its time on a line': labelled((w, i) => `${w}: ${stamp(i)}\n\n`),
  'Radio: NAME, ROLE:': labelled((w, i) =>
    i < 2
      ? `${caps(w)}, ${w === HOST ? 'HOST' : 'BYLINE'}: `
      : `${i === 4 ? '(SOUNDBITE OF BEES)\n\n' : ''}${caps(last(w))}: `,
  ),
  'Office: NAME and Q': labelled((w) => (w === HOST ? 'Q    ' : `SECRETARY ${caps(last(w))}:  `)),
  'Hearing: Mr. Name.': labelled((w) => `    ${w === HOST ? 'Ms.' : 'Mr.'} ${last(w)}. `),
  'Name (place) (party):': labelled((w) => `${w} (Oakville) (Ind): `),
  'Surname, Name:': labelled((w) => `${last(w)}, ${first(w)}: `),
  srt: TALK.map(
    ([w, ...texts], i) => `${i + 1}\n00:00:${10 + i * 5},000 --> 00:00:${14 + i * 5},500\n${w}: ${texts.join('\n')}\n`,
  ).join('\n'),
  'vtt, voices': `WEBVTT\n\n${TALK.map(([w, ...texts], i) => `00:${10 + i}:00.0 --> 00:${10 + i}:30\n<v.loud ${w}>${texts.join(' ')}</v>`).join('\n\n')}`,
  'vtt, names in brackets': `WEBVTT\n\n${TALK.map(([w, ...texts], i) => `00:${10 + i}:00.000 --> 00:${10 + i}:30.000\n(${w})\n${texts.join('\n')}`).join('\n\n')}`,
};

const dir = mkdtempSync(join(tmpdir(), 'styles-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe('a talk written as', () => {
  it.each(Object.entries(STYLES))('%s', async (style, text) => {
    const name = `talk-${Object.keys(STYLES).indexOf(style)}`;
    const own = join(dir, name);
    const file = join(dir, `${name}.transcript`);
    writeFileSync(file, text);
    const { files } = await addFiles([file], { collection: own });
    expect(files[0]).toMatchObject({ status: 'added' });
    const { sources } = await checkReport(own);
    const turns = sources[0]!.interviews[0]!.turns;
    const said = turns.flatMap(({ role, passages }) => passages.map((passage) => `${role}: ${passage.text}`));
    const joined = said.join(' ').replace(/\s+/g, ' ');
    for (const [who, ...texts] of TALK) {
      for (const words of texts) {
        const own = said.filter((line) => line.replace(/\s+/g, ' ').includes(words));
        expect([words, own.map((line) => line.split(':')[0])]).toEqual([
          words,
          [who === HOST ? 'interviewer' : 'interviewee'],
        ]);
      }
    }
    const left = TALK.flatMap(([, ...texts]) => texts).reduce((rest, words) => rest.replace(words, ''), joined);
    expect(left.replace(/interviewe[er]: /g, '').trim()).toBe('');
  });
});
