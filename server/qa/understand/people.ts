/** Which of the collection's people a question names. */
import type { Person } from '../../../ingest/collection.ts';
import { words } from '../../../ingest/text/analyze.ts';
import { isAskingWord } from './asking-words.ts';
import { tokensOf } from './tokens.ts';

export type Mention = {
  person: Person;
  /** Where the name stands in the question (UTF-16 code units). */
  start: number;
  end: number;
};

export type PeopleFinder = (question: string) => Mention[];

type Form = {
  person: Person;
  words: string[];
  /** An ordinary English word by itself: a name only with a capital letter. */
  needsCapital: boolean;
  /** A first name alone: with another surname behind it, it is somebody else's. */
  isFirst: boolean;
};

/** Full name, aliases, surname, and the first name where nobody else has it; the longest form counts. */
export function peopleFinder(people: readonly Person[]): PeopleFinder {
  const byFirstWord = new Map<string, Form[]>();
  for (const person of people) {
    for (const form of formsOfPerson(person)) {
      const first = form.words[0];
      if (first) byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), form]);
    }
  }
  for (const forms of byFirstWord.values()) forms.sort((a, b) => b.words.length - a.words.length);
  return (question) => {
    const tokens = tokensOf(question);
    const mentions: Mention[] = [];
    for (let i = 0; i < tokens.length; i++) {
      const form = byFirstWord
        .get(tokens[i]!.word)
        ?.find(
          ({ words: all, needsCapital, isFirst }) =>
            all.every((word, j) => tokens[i + j]?.word === word) &&
            !(needsCapital && /^\p{Ll}/u.test(tokens[i]!.text)) &&
            !(isFirst && isSomebodyElse(question, tokens[i]!.end)),
        );
      if (!form) continue;
      const last = tokens[i + form.words.length - 1]!;
      mentions.push({ person: form.person, start: tokens[i]!.start, end: last.end });
      i += form.words.length - 1;
    }
    return mentions;
  };
}

/** "Ada Lund" is not the Ada of the collection: another name with a capital letter follows. */
function isSomebodyElse(question: string, end: number): boolean {
  const next = /^ (\p{Lu}\p{Ll}+)(?![\p{L}’'])/u.exec(question.slice(end))?.[1];
  return next !== undefined && !isAskingWord(next.toLowerCase());
}

function formsOfPerson(person: Person): Form[] {
  const { name, aliases, surname, first, isCommonWord, isFirstCommonWord } = person;
  const form = (text: string, needsCapital = false, isFirst = false): Form => ({
    person,
    words: words(text),
    needsCapital,
    isFirst,
  });
  return [
    form(name),
    ...aliases.map((alias) => form(alias, !alias.includes(' ') && isCommonWord)),
    form(surname, isCommonWord),
    ...(first ? [form(first, isFirstCommonWord, true)] : []),
  ].filter((f) => f.words.join('').length > 1);
}

/** Those who answer in an interview. */
export const answering = (people: readonly Person[]): Person[] =>
  people.filter(({ interviews }) => interviews.interviewee.length > 0);
