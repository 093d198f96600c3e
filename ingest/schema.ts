/**
 * The corpus as data: sources, interviews, turns, passages. Made by `parse/`, read by everything downstream.
 * All offsets are UTF-16 code units into the source decoded as UTF-8, half-open: `source.slice(start, end) === quote`.
 */
import { z } from 'zod';

export const Role = z.enum(['interviewee', 'interviewer', 'other']);
export type Role = z.infer<typeof Role>;

/** How a turn's speaker was decided: the text names them, a parser rule did, or a reviewed correction. */
export const Basis = z.enum(['label', 'rule', 'review']);
export type Basis = z.infer<typeof Basis>;

export const NoteKind = z.enum(['heading', 'narration', 'label', 'editorial']);
export type NoteKind = z.infer<typeof NoteKind>;

/** A half-open range of UTF-16 code units in a source. */
export const Span = z.object({ start: z.int().nonnegative(), end: z.int().nonnegative() });
export type Span = z.infer<typeof Span>;

export const Day = z.iso.date();

/** The day of an interview, or the days between which it lies; `stated` holds the offsets of the words that say so. */
export const InterviewDate = z.object({
  from: Day,
  to: Day,
  basis: z.enum(['stated', 'bounded']),
  stated: Span.optional(),
});
export type InterviewDate = z.infer<typeof InterviewDate>;

/** Somebody of an interview. `aliases`: other labels that mean them in the text. */
export const PersonEntry = z.strictObject({ name: z.string().min(1), aliases: z.array(z.string()).default([]) });
export type PersonEntry = z.infer<typeof PersonEntry>;

export const OutletEntry = z.strictObject({
  /** Stable slug; the interview's id. */
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** Canonical name, as shown. */
  name: z.string().min(1),
  /** Other spellings, matched ignoring case and accents. */
  variants: z.array(z.string()).default([]),
  /** Country of the outlet and words for its people and language, for questions such as "what did he tell the Germans". */
  country: z.string().optional(),
  demonyms: z.array(z.string()).default([]),
  /** Language of the outlet (BCP 47), not necessarily of the transcript. */
  language: z.string().optional(),
  /** Interviewers where the transcript names them; a plain name, or one with the labels that mean them. */
  interviewers: z
    .array(
      z.union([
        z
          .string()
          .min(1)
          .transform((name): PersonEntry => ({ name, aliases: [] })),
        PersonEntry,
      ]),
    )
    .default([]),
  /** Others who answer beside the interviewee. */
  guests: z.array(PersonEntry).default([]),
  /** Where the transcript states no day: the days between which the interview lies, if known from elsewhere. */
  date: z.strictObject({ from: Day, to: Day }).optional(),
});
export type OutletEntry = z.infer<typeof OutletEntry>;

export const SourceFormat = z.enum([
  'dialogue',
  'webvtt',
  'subrip',
  'sbv',
  'substation',
  'ttml',
  'json-turns',
  'json',
  'csv',
  'html',
  'docx',
]);
export type SourceFormat = z.infer<typeof SourceFormat>;

/** Name of a file of the collection's folder. */
export const FileName = z.string().regex(/^(?!\.)[\p{L}\p{M}\p{N}_.,'’()&+ -]{1,200}$/u, 'a file name without folders');

/** One transcript file and what the parser must know about it. */
export const CatalogEntry = z.strictObject({
  file: FileName,
  format: SourceFormat.default('dialogue'),
  title: z.string(),
  interviewee: z.strictObject({
    name: z.string(),
    /** Short form used in prose. */
    short: z.string(),
    /** Labels and other forms of the name that stand for the interviewee in the text. */
    aliases: z.array(z.string()).default([]),
    /** How journalists address the interviewee: "Mr. President". */
    address: z.array(z.string()).default([]),
  }),
  /** Year of dates that the text gives as day and month only, and of talks without any; unknown where it is left out. */
  year: z.int().min(1).max(9999).optional(),
  /** Language of the transcript (BCP 47). */
  language: z.string(),
  publisher: z.string().optional(),
  url: z.url().optional(),
  /** Address of the recording; citations with times point into it. */
  media: z.url().optional(),
  /** What the text was converted from, kept beside it; `map` leads from its offsets to the original's places. */
  original: z
    .strictObject({ file: FileName, sha256: z.string().regex(/^[0-9a-f]{64}$/), format: SourceFormat, map: FileName })
    .optional(),
  /** In the order in which their interviews stand in the file. */
  outlets: z.array(OutletEntry).min(1),
});
export type CatalogEntry = z.infer<typeof CatalogEntry>;
export const Catalog = z.strictObject({ sources: z.array(CatalogEntry).min(1) });
export type Catalog = z.infer<typeof Catalog>;

/** A transcript's text. `sha256` is of its bytes in UTF-8. */
export type Source = { file: string; text: string; sha256: string };

/** From `start` on a text was said from `from` to `to`, in seconds of the recording; until the next one's start. */
export type Timed = { start: number; from: number; to: number };

/** One whole paragraph of one turn: what is ranked, quoted from and cited. */
export type Passage = Span & {
  /** `${interview.id}.p${n}`, n counting the interview's passages from 1. */
  id: string;
  sentences: Span[];
  /** Index questions were written about it. */
  keyed?: boolean;
};

export type Turn = Span & {
  /** `${interview.id}.t${index}` */
  id: string;
  index: number;
  speaker: string;
  role: Role;
  basis: Basis;
  /** The deciding rule's name where basis is `rule`; the reason where it is `review`. */
  note?: string;
  /** 0 to 1: how sure the parser is of the side. */
  confidence: number;
  passages: Passage[];
};

export type Note = Span & { kind: NoteKind };

export type Interview = Span & {
  id: string;
  title: string;
  outlet: OutletEntry;
  /** Language of the transcript. */
  language: string;
  date: InterviewDate;
  interviewee: string;
  /** The name in prose. */
  intervieweeShort: string;
  /** Others who answer. */
  guests?: string[];
  interviewers: string[];
  source: { file: string; sha256: string };
  turns: Turn[];
  notes: Note[];
  /** Where the transcript has times: in order, from the first that is known. */
  times?: Timed[];
  /** Address of the recording. */
  media?: string;
};
