/** A collection without gaps: what its folder does not say is made from the interviews, neutral and true of any. */
import type { Collection, CollectionFile, Language, Localised } from './collection.ts';
import { fromFile, intervieweesOf, peopleOf } from './people.ts';
import type { CatalogEntry, Interview } from './schema.ts';
import { type Theme, themesOf } from './themes.ts';

/** More names than these are counted instead. */
const MOST_NAMES = 3;
const MOST_THEMES = 6;
const MOST_EXAMPLES = 5;

/** @param textOf the text of a source by its file */
export function completeCollection(
  file: CollectionFile,
  entries: readonly CatalogEntry[],
  interviews: readonly Interview[],
  textOf: (file: string) => string,
): Collection {
  const people = peopleOf(interviews, [...fromFile(file.people), ...intervieweesOf(entries)]);
  const interviewees = [...new Set(interviews.map((i) => i.interviewee))];
  const names = [...people.map((p) => p.name), ...interviews.flatMap((i) => [i.outlet.name, ...i.outlet.variants])];
  const needsThemes = !file.themes || !file.phrases || !file.examples;
  const themes = needsThemes ? themesOf(interviews, textOf, names, MOST_THEMES) : [];
  const written = themes.map((theme) => theme.text);
  return {
    title: file.title ?? (entries.length === 1 ? { en: entries[0]!.title } : withNames(TITLE, interviewees)),
    description: file.description ?? withNames(DESCRIPTION, interviewees),
    about: file.about ?? ABOUT,
    words: file.words ?? WORDS,
    examples: file.examples ?? { en: examplesOf(interviews, themes) },
    themes: file.themes ?? written,
    phrases: file.phrases ?? written.slice(0, MOST_NAMES),
    people,
    spellings: file.spellings ?? [],
    absentOutlets: file.absentOutlets ?? [],
  };
}

const ABOUT: Localised = {
  en: 'The words are the speakers’ own, as the transcripts give them. Nothing here says whether what they said is true.',
  de: 'Die Worte sind die der Sprechenden, so wie die Transkripte sie wiedergeben. Nichts hier sagt, ob wahr ist, was sie sagten.',
  ru: 'Это слова самих говорящих, как их передают стенограммы. Здесь не говорится, верно ли то, что они сказали.',
};

const WORDS: Localised = {
  en: 'The speakers’ own words, as the transcripts give them.',
  de: 'Die Worte der Sprechenden, wie die Transkripte sie wiedergeben.',
  ru: 'Слова самих говорящих, как их передают стенограммы.',
};

type Wording = Record<Language, { named: (names: string) => string; counted: (n: number) => string }>;

const TITLE: Wording = {
  en: { named: (names) => `Interviews with ${names}`, counted: (n) => `Interviews with ${n} people` },
  de: { named: (names) => `Interviews mit ${names}`, counted: (n) => `Interviews mit ${n} Personen` },
  ru: { named: (names) => `Интервью: ${names}`, counted: (n) => `Интервью; собеседников: ${n}` },
};

const DESCRIPTION: Wording = {
  en: { named: (names) => `What ${names} said in interviews.`, counted: (n) => `What ${n} people said in interviews.` },
  de: {
    named: (names) => `Worte aus Interviews mit ${names}.`,
    counted: (n) => `Worte aus Interviews mit ${n} Personen.`,
  },
  ru: {
    named: (names) => `Сказано в интервью: ${names}.`,
    counted: (n) => `Сказанное в интервью; собеседников: ${n}.`,
  },
};

function withNames(wording: Wording, names: readonly string[]): Localised {
  const word = (language: Language) =>
    names.length > MOST_NAMES
      ? wording[language].counted(names.length)
      : wording[language].named(new Intl.ListFormat(language).format(names));
  return { en: word('en'), de: word('de'), ru: word('ru') };
}

/** In English, which the questions are understood in. */
function examplesOf(interviews: readonly Interview[], found: readonly Theme[]): string[] {
  const [first, ...rest] = [...found.filter(readsWell), ...found.filter((theme) => !readsWell(theme))];
  // Each of another interview as far as there are any.
  const news = rest.filter((theme, i) =>
    [first, ...rest.slice(0, i)].every((one) => one?.interview !== theme.interview),
  );
  const others = [...news, ...rest.filter((theme) => !news.includes(theme))];
  const speakers = new Set(interviews.map((i) => i.interviewee));
  const outlets = new Set(interviews.map((i) => i.outlet.name));
  const examples = first ? [`What was said about ${subjectOf(first)}?`] : [];
  for (const theme of others) {
    const text = subjectOf(theme);
    const { intervieweeShort, outlet } = interviews.find((i) => i.id === theme.interview)!;
    if (speakers.size > 1) examples.push(`What did ${intervieweeShort} say about ${text}?`);
    else if (outlets.size > 1) examples.push(`What did ${intervieweeShort} tell ${outlet.name} about ${text}?`);
    else examples.push(`What did ${intervieweeShort} say about ${text}?`);
  }
  return [...examples, 'Who speaks in these interviews?'].slice(0, MOST_EXAMPLES);
}

/** "About operating system" wants an article that it does not have. */
const readsWell = ({ text, isDetermined }: Theme): boolean => isDetermined || /\p{Lu}|s$/u.test(text);

/** "the pitch deck", but "Bell Labs" and "basic needs". */
const subjectOf = ({ text, isDetermined }: Theme): string =>
  isDetermined && /^\p{Ll}/u.test(text) ? `the ${text}` : text;
