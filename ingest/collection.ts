/**
 * What is true of one collection only: `collection.json` beside its catalog. All of it may be left out; what is missing
 * is made neutral and true from the interviews themselves (`complete-collection.ts`). It travels with the index.
 */
import { join } from 'node:path';
import { z } from 'zod';
import { readJson } from './json-file.ts';
import { CatalogEntry } from './schema.ts';

/** Languages that texts may be given in; the page speaks these. */
export const LANGUAGES = ['en', 'de', 'ru'] as const;
export type Language = (typeof LANGUAGES)[number];

const text = z.string().trim().min(1, 'must not be empty');

/** By language; what is given plainly is English. */
const localised = <T extends z.ZodType>(of: T, isPlain: (value: unknown) => boolean) =>
  z.preprocess(
    (value) => (isPlain(value) ? { en: value } : value),
    z.strictObject(
      { en: of, de: of.optional(), ru: of.optional() },
      {
        error: (issue) =>
          issue.code === 'unrecognized_keys'
            ? `"${issue.keys.join('", "')}" is no language that texts may be in (${LANGUAGES.join(', ')})`
            : undefined,
      },
    ),
  );
export const Localised = localised(text, (value) => typeof value === 'string');
export type Localised = z.infer<typeof Localised>;
export const LocalisedList = localised(z.array(text), Array.isArray);
export type LocalisedList = z.infer<typeof LocalisedList>;

const PersonEntry = z.strictObject({
  name: z.string('a person needs a name').trim().min(1, 'a person needs a name'),
  /** The name in prose, if it is not the surname. */
  short: text.optional(),
  /** Other names, spellings and descriptions that stand for the person in a question: "the president". */
  aliases: z.array(text).default([]),
  /** How others address the person: "Mr. President". */
  address: z.array(text).default([]),
  about: Localised.optional(),
});

const groupOfSpellings = z.array(text).min(2, 'a group of spellings needs at least two');

export const CollectionFile = z
  .strictObject({
    title: Localised,
    /** One line. */
    description: Localised,
    /** What a reader must know about these transcripts, in whole sentences. */
    about: Localised,
    /** Whose words these are, in one line beside the title. */
    words: Localised,
    /** Questions to begin with, in the language of the transcripts for those who cannot ask in another. */
    examples: LocalisedList,
    themes: z.array(text),
    /** Examples of exact words to look for. */
    phrases: z.array(text),
    /** Those who speak or are spoken of, where more is known than their names in the transcripts. */
    people: z.array(PersonEntry),
    /** Words that mean the same; the first of a group is the one indexed. */
    spellings: z.array(groupOfSpellings),
    /** Media that a question may suppose to have an interview here, and that have none. */
    absentOutlets: z.array(text),
    /** For entries of the catalog that do not say otherwise. */
    defaults: CatalogEntry.pick({
      interviewee: true,
      year: true,
      language: true,
      publisher: true,
      url: true,
    }).partial(),
  })
  .partial()
  .check((ctx) => {
    for (const [field, names] of Object.entries(namesOf(ctx.value))) {
      const seen = new Set<string>();
      for (const { name, path } of names) {
        if (seen.has(name))
          ctx.issues.push({
            code: 'custom',
            message: `"${name}" is there already`,
            path: [field, ...path],
            input: name,
          });
        seen.add(name);
      }
    }
  });
export type CollectionFile = z.infer<typeof CollectionFile>;

function namesOf({ people = [], spellings = [] }: { people?: { name: string }[]; spellings?: string[][] }) {
  return {
    people: people.map(({ name }, i) => ({ name: name.toLowerCase(), path: [i, 'name'] })),
    spellings: spellings.flatMap((group, i) => group.map((name, j) => ({ name: name.toLowerCase(), path: [i, j] }))),
  };
}

/** Somebody who speaks in an interview, or whom the collection names. */
export type Person = {
  /** In full, as the transcripts or the collection have it. */
  name: string;
  /** The name in prose. */
  short: string;
  /** Where nobody else has it. */
  first?: string;
  surname: string;
  aliases: string[];
  address: string[];
  about?: Localised;
  /** Surname and first name are ordinary English words: by themselves they count only with a capital letter. */
  isCommonWord: boolean;
  isFirstCommonWord: boolean;
  /** Ids of the interviews in which the person speaks, by role. */
  interviews: { interviewee: string[]; interviewer: string[]; other: string[] };
};

/** A collection as the server uses it: nothing is missing. */
export type Collection = Required<Omit<CollectionFile, 'people' | 'defaults'>> & { people: Person[] };

export const COLLECTION_FILE = 'collection.json';

/** @throws IngestError that names file and field; without a file the collection is empty */
export async function readCollectionFile(dir: string): Promise<CollectionFile> {
  return (await readJson(join(dir, COLLECTION_FILE), CollectionFile)) ?? {};
}
