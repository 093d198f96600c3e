/** Whether a name that the catalog does not know is a speaker's, from how the interview uses it. */
import { isEnglishWord } from '../english.ts';
import { foldName, isGeneric, isInitials, withoutTitles } from './names.ts';

/** One name that stands where a label could, with all its places. */
export type Stranger = {
  name: string;
  key: string;
  count: number;
  /** Places where it is set off from the words: in bold, brackets or capitals, with a time, or alone on its line. */
  set: number;
  /** Places where the words after it begin with a small letter. */
  small: number;
  /** Places right after another stranger's within one speaker's turn: lists look so. */
  inList: number;
  /** Nothing follows on its line. */
  alone: number;
};

/** How the labels of people who are known look in this interview. */
export type Fashion = {
  /** All labels that could count. */
  labels: number;
  /** Of the known: written in capitals, in one word, set off. */
  capitals: boolean;
  single: boolean;
  set: boolean;
  /** Somebody is known. */
  known: boolean;
  /** The interview's text. */
  text: string;
};

/** Words that open a line with a colon and are nobody. */
const NOBODY = new Set(
  `on in at for from with about as if after before because since while during until regarding concerning by of than though
  although also then here's i'm it's that's let's first firstly second secondly third thirdly fourth finally note notes example examples remember look listen well so yes no
  and but now again conclusion result results however furthermore moreover important warning summary monday tuesday
  wednesday thursday friday saturday sunday january february march april may june july august september october november
  december today yesterday tomorrow morning evening winter summer spring autumn break source sources link links photo
  image video audio chapter part section figure table step tip rule point points option case day week month year page
  update correction disclaimer transcript date place location title time duration subject topic summary intro outro
  introduction music ad advertisement sponsor sponsors end start http https www url email tel phone re ps nb question
  questions answer answers problem solution fact facts reason reasons truth that this it there here what why how when
  where who which one two three four five ten`
    .split(/\s+/)
    .filter(Boolean),
);
const SOUNDS =
  /\b(?:music|applause|laugh\w*|inaudible|unintelligible|crosstalk|silence|pause|pauses|cheer\w*|sigh\w*|cough\w*|break|clip|song|sings?|singing|noise|bell|phone|foreign|speaking|overlapping|indistinct|chatter|beep|blank|redacted|sic|end|video|audio|playing|recording)\b/iu;

/** Whether a folded label opens sentences and lists, and is no name whatever its form. */
export const isNobody = (key: string): boolean => NOBODY.has(key.split(' ')[0]!) || NOBODY.has(key);

/** Whether a bracket holds a sound or a remark and no name. */
export const isRemark = (inner: string): boolean =>
  SOUNDS.test(inner) ||
  foldName(inner)
    .split(' ')
    .every((word) => isEnglishWord(word) || /^\d+$/.test(word));

/** Above 0 for a speaker. Each line is one piece of evidence with its weight. */
export function speakerScore(stranger: Stranger, fashion: Fashion): number {
  const { name, key, count, set, small, inList, alone } = stranger;
  if (isNobody(key) && !isGeneric(key)) return -9;
  const bare = withoutTitles(key);
  const words = bare.split(' ');
  const capitals = name === name.toUpperCase() && name !== name.toLowerCase();
  const titled = bare !== key;
  let score = -1.5;
  if (isGeneric(key)) score += 4;
  if (titled) score += 2;
  if (words.length >= 2 && words.length <= 4) score += words.every(isEnglishWord) && !capitals ? 0.5 : 2;
  if (words.length === 1 && !titled && isEnglishWord(bare) && !isInitials(name))
    score -= set > count / 2 && alone > count / 2 ? 3 : 1.5;
  if (/^\p{Lo}/u.test(name)) score += 1;
  if (count >= 2) score += 0.7;
  if (count >= 4) score += 1;
  if (count >= 3 && count >= fashion.labels * 0.12) score += 1.5;
  // In a short talk one of a few.
  else if (count >= 2 && count >= fashion.labels * 0.3) score += 1;
  // Whoever speaks all the time is a speaker, whatever the word and whatever follows it where cues cut sentences.
  const lasting = count >= 6 && count >= fashion.labels * 0.15;
  if (lasting) score += 2;
  if (set > count / 2) score += fashion.set || !fashion.known ? 2 : 1;
  if (alone > count / 2) score += 1;
  if (fashion.known) {
    if (capitals === fashion.capitals) score += capitals ? 1.5 : 0;
    else score -= fashion.capitals ? 2 : 0.5;
    if (words.length === 1 && !titled) score += fashion.single ? (isEnglishWord(bare) ? 1 : 1.7) : -0.7;
    else if (!fashion.single) score += 1;
    if (fashion.set && set === 0) score -= 2;
  }
  if (small > count / 2 && !lasting) score -= 3;
  if (inList > count / 2) score -= 1;
  // What the text says of the name can add 1 or take 2 away: it is read where that decides.
  return words.length <= 2 && !lasting && score > -1 && score <= 2 ? score + namedInText(name, fashion.text) : score;
}

/** Speech that addresses somebody speaks for a person, speech that places something there for a place. */
function namedInText(name: string, text: string): number {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const called = new RegExp(
    `(?:\\b(?:thanks|thank you|welcome|hello|hi|hey|with|joined by|over to|ask|and)[, ]+|, )${escaped}[,.!?]|(?:^|[.!?] )${escaped}, `,
    'iu',
  ).test(text);
  const placed = new RegExp(
    `\\b(?:in|to|from|at|near|into|via|around|towards?|outside|between)\\s+${escaped}\\b`,
    'u',
  ).test(text);
  return (called ? 1 : 0) - (placed ? 2 : 0);
}
