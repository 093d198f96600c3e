/** The people of an interview, as labels name them. */
import type { CatalogEntry, OutletEntry } from '../schema.ts';
import { fold, nearlySame } from './names.ts';

/** Who a label stands for. A person who is neither interviewee nor interviewer has a name. */
export type Voice = { role: 'interviewee' } | { role: 'interviewer'; name?: string } | { role: 'other'; name: string };

/** `sure`: from its place alone it can be nothing but a speaker's name. */
export type SpeakerLabel = { name: string; sure: boolean };

const INTERVIEWER_WORDS =
  'host hosts anchor correspondent interviewer journalist moderator presenter reporter question q editor newsreader'.split(
    ' ',
  );
const INTERVIEWEE_WORDS = 'interviewee answer guest respondent'.split(' ');
/** Words that open a sentence with a colon and are no names. */
const NOT_NAMES = new Set(
  'first firstly second secondly third thirdly fourth finally note example remember look listen well so yes no and but now again conclusion result however furthermore moreover important warning summary'.split(
    ' ',
  ),
);

/**
 * Who the labels of one interview stand for, by folded name. The interviewee and the interviewers are known from the
 * catalog or by a role word such as "Host" (one misspelt letter allowed). Any other name counts if it is sure or occurs
 * twice; the most frequent of them is the interviewer if nobody else is, the rest are others.
 */
export function castOf(labels: SpeakerLabel[], entry: CatalogEntry, outlet: OutletEntry): Map<string, Voice> {
  const voices = new Map<string, Voice>();
  const strangers = new Map<string, SpeakerLabel & { count: number }>();
  for (const { name, sure } of labels) {
    const key = fold(name);
    const voice = knownVoice(key, entry, outlet);
    if (voice) voices.set(key, voice);
    else if (!NOT_NAMES.has(key.split(' ')[0]!)) {
      const seen = strangers.get(key) ?? { name, count: 0, sure: false };
      strangers.set(key, { name, count: seen.count + 1, sure: seen.sure || sure });
    }
  }
  const counted = [...strangers].filter(([, s]) => s.count > 1 || s.sure).sort((a, b) => b[1].count - a[1].count);
  const asks = [...voices.values()].some((voice) => voice.role === 'interviewer');
  counted.forEach(([key, { name, count }], rank) => {
    voices.set(key, { role: !asks && rank === 0 && count > 1 ? 'interviewer' : 'other', name });
  });
  return voices;
}

/** The voice that the catalog or a role word gives a folded name. */
export function knownVoice(key: string, entry: CatalogEntry, outlet: OutletEntry): Voice | undefined {
  const { name, short, aliases } = entry.interviewee;
  if ([name, short, ...aliases].some((form) => fold(form) === key)) return { role: 'interviewee' };
  const interviewer = outlet.interviewers.find((person) => fold(person) === key || fold(person).endsWith(` ${key}`));
  if (interviewer) return { role: 'interviewer', name: interviewer };
  if (INTERVIEWEE_WORDS.includes(key)) return { role: 'interviewee' };
  return isRoleWord(key) ? { role: 'interviewer' } : undefined;
}

/** Whether the last word of a folded label is an interviewer's role. */
export function isRoleWord(key: string): boolean {
  const last = key.split(' ').at(-1)!;
  return INTERVIEWER_WORDS.some((word) => word === last || (word.length > 5 && nearlySame(word, last)));
}
