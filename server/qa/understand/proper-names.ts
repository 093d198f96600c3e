/** What kind of name a word is, of those that the transcripts write with a capital letter. */
import type { Vocabulary } from '../../../ingest/index/vocabulary.ts';

/** `people`: of a country or language, as in "the Italians", "the Spanish". */
export type NameKind = 'people' | 'name';

export type ProperNames = {
  /** @param word folded */
  kindOf: (word: string) => NameKind | undefined;
  /** Whether the transcripts put it where a place or a house stands ("in", "at", "the") rather than a person. */
  isPlace: (word: string) => boolean;
};

/** "Italians", "Spanish", "Japanese", as English makes them of countries. */
const PEOPLE =
  /^(?:\p{L}{2,}(?:[^d]ians?|icans?|ish|ese|aelis?|stanis?|janis?|raqis?|audis?)|french(?:men)?|germans?|greeks?|turks?|poles?|swiss|dutch|czechs?|danes?|swedes?|serbs?|croats?|arabs?|kurds?|afghans?|britons?|spaniards?|finns?|thais?)$/u;

export const properNames = ({ names, places }: Pick<Vocabulary, 'names' | 'places'>): ProperNames => ({
  kindOf: (word) => (!names.has(word) ? undefined : PEOPLE.test(word) ? 'people' : 'name'),
  isPlace: (word) => places.has(word),
});
