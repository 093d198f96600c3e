/** What stands around the turns of a published talk: who is meant, for whom it was, and what nobody in it says. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addFiles, type Taken } from '../../../ingest/adding/add-files.ts';
import { checkReport } from '../../../ingest/check-report.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'adding-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

async function taken(name: string, content: string): Promise<Taken> {
  writeFileSync(join(root, name), content);
  const { files } = await addFiles([join(root, name)], { collection: join(root, 'c'), accept: true });
  expect(files[0]).toMatchObject({ status: 'added' });
  return files[0] as Taken;
}

async function turns(name: string, content: string) {
  await taken(name, content);
  const { sources } = await checkReport(join(root, 'c'));
  return sources
    .at(-1)!
    .interviews[0]!.turns.flatMap(({ speaker, passages }) => passages.map(({ text }) => [speaker, text]));
}

const talk = (asks: string, answers: string) =>
  [
    `${asks}: How did you come to keep bees on a roof?`,
    `${answers}: By accident. A swarm came to my window in June, and I had nowhere else to put it.`,
    `${asks}: And what did the neighbours say?`,
    `${answers}: Some minded at first. After the first honey nobody said a word about it again.`,
  ].join('\n\n');
const front = (lines: string) => `---\n${lines}\n---\n\n`;

describe('who is meant', () => {
  it('by initials: whom the title and the byline name', async () => {
    const { entry } = await taken(
      'bees.md',
      `${front('title: "Author Interview: Rasmus Oak Holt (\\"Swarms\\")"\nauthor: Tilda Moss')}${talk('TM', 'RH')}`,
    );
    expect(entry.interviewee).toMatchObject({ name: 'Rasmus Oak Holt', short: 'Holt', aliases: ['RH'] });
    expect(entry.outlets[0]!.interviewers).toMatchObject([{ name: 'Tilda Moss', aliases: ['TM'] }]);
  });

  it('by a first name: whom the title names so', async () => {
    const { entry } = await taken(
      'bees.md',
      `${front('title: "Issue 3: Rasmus Holt and Swarms"')}${talk('BEE', 'Rasmus')}`,
    );
    expect(entry.interviewee.name).toBe('Rasmus Holt');
  });

  it('by "Q": the one whom the head says asked', async () => {
    const { entry } = await taken(
      'bees.md',
      `INTERVIEWEE: Rasmus Holt\nINTERVIEWER: Tilda Moss\nDATE: 4 May 2013\n\n${talk('Q', 'Rasmus Holt')}`,
    );
    expect(entry.outlets[0]!.interviewers.map(({ name }) => name)).toEqual(['Tilda Moss']);
  });
});

describe('for whom it was', () => {
  const outlet = async (name: string, content: string) => (await taken(name, content)).entry.outlets[0]!.name;

  it('is the show that front matter names', async () => {
    const text = talk('Tilda Moss', 'Rasmus Holt');
    expect(await outlet('rasmus-holt.md', `${front("guest: Rasmus Holt\nchannel: Tilda's Podcast")}${text}`)).toBe(
      "Tilda's Podcast",
    );
  });

  it.each([
    ['on-the-roof-12.md', 'On The Roof'],
    ['rbc-holt.md', 'RBC'],
    ['rasmus-holt.md', 'Tilda Moss'],
    ['interview-with-holt-2021.md', 'Tilda Moss'],
  ])('is what the name of the file %s leaves without speakers and numbers, or who asked', async (name, said) => {
    const text = `${talk('Tilda Moss', 'Rasmus Holt')}\n\nTilda Moss: This is the RBC. Thanks.\n`;
    expect(await outlet(name, text)).toBe(said);
  });

  it('is called by a page as the page calls itself', async () => {
    const page = `<html><head><title>Interview with Rasmus Holt</title></head><body><p><b>Interview with Rasmus Holt</b></p>${talk(
      'Tilda Moss',
      'Rasmus Holt',
    )
      .split('\n\n')
      .map((line) => `<p>${line}</p>`)
      .join('')}</body></html>`;
    expect((await taken('holt.html', page)).title).toBe('Interview with Rasmus Holt');
  });
});

describe('nobody says', () => {
  const own = [
    ['Tilda Moss', 'How did you come to keep bees on a roof?'],
    ['Rasmus Holt', 'By accident. A swarm came to my window in June, and I had nowhere else to put it.'],
    ['Tilda Moss', 'And what did the neighbours say?'],
    ['Rasmus Holt', 'Some minded at first. After the first honey nobody said a word about it again.'],
  ];
  const text = talk('Tilda Moss', 'Rasmus Holt');

  it('the lines by which a writer leads to the first question', async () => {
    const preface = 'I love to find new books, and I was thrilled that Rasmus agreed to talk to me about his bees!';
    expect(await turns('bees.md', `${preface}\n\n${text}\n`)).toEqual(own);
  });

  it('where it was retrieved from', async () => {
    const foot = 'Retrieved from " https://example.org/w/index.php?title=Holt_(2013)&oldid=6 "';
    expect(await turns('bees.md', `${text}\n\n${foot}\n`)).toEqual(own);
  });

  it('the time within a turn, nor its colon', async () => {
    const lines = own.map(([who, words], i) => `${who} (00:0${i}:10):\n${words}`);
    const all = `${lines.join('\n\n')}\n\n(00:04:10):\nIt was quiet.\n`;
    expect(await turns('bees.md', all)).toEqual([...own, ['Rasmus Holt', 'It was quiet.']]);
  });

  it('thanks for the talk but whoever asked', async () => {
    const thanks = 'Thanks so much for sharing your time with the readers here. We look forward to the honey!';
    expect(await turns('bees.md', `${text}\n\n${thanks}\n`)).toEqual([...own, ['Tilda Moss', thanks]]);
  });
});

it('does not wonder at the years of a life above the talk', async () => {
  const head = '# Rasmus Holt\n\nDate: 4 May 2013\nInterviewee: Rasmus Holt, born 1952, who moved here in 1986\n\n';
  const { concerns } = await taken('bees.md', `${head}${talk('Tilda Moss', 'Rasmus Holt')}`);
  expect(concerns.filter(({ message }) => message.includes('year'))).toEqual([]);
});
