/** Messages that are no question about the transcripts: greetings, questions about the collection, instructions, noise. */
import { fold, words } from '../../../ingest/text/analyze.ts';

export type MessageKind =
  | { kind: 'question' }
  | { kind: 'about'; topic: 'greeting' | 'thanks' | 'help' | 'outlets' | 'count' | 'speakers' | 'source' }
  | { kind: 'instruction' }
  | { kind: 'other-language'; language?: string }
  | { kind: 'nonsense' };

const GREETING =
  /^(hi|hello|hey|hallo|salam|salut|greetings|good (morning|afternoon|evening|day)|howdy|yo)( (there|all|everybody|bot|team))?( how are you( today| doing)?)?$/;
const THANKS =
  /^(ok |okay |great |perfect |cool )?(thanks?|thank you|thx|cheers|many thanks|bye|goodbye|see you)( (very|so) much| a lot| you| then| again)*( for .{0,60})?$/;
const HELP =
  /^(help|(so )?(what|which|how) (can|could|do|does|should) (you|i|this( (bot|site|page|tool|app|program))?|the (bot|site|page|tool|app|program)) (.{0,30} )?(answer|ask|do|help|know|work|search|find|use|questions|bot|tool|site)\b(?!.* (about|on|of) (?!this\b|here\b|it\b)).{0,40}|who are you|what are you|what is this( (site|bot|page|tool|about))?|what(s| is) (on the record)|how does (this|it) work|are you (a |an )?(bot|ai|human|robot|chatgpt|llm).{0,20}|what (kind|sort|type)s? of questions .{0,60})$/;
const OUTLETS =
  /\b(which|what|list|name|show|how many)\b.{0,30}\b(outlets?|channels?|media|newspapers?|broadcasters?|stations?|agencies|sources?)\b.{0,40}\b(do you (have|cover|know)|are (there|covered|included|in (the|this|your))|have you|in (the|this|your) (collection|corpus|archive|database)|interviewed (him|aliyev|the president))\b|^(which|what) (outlets|media|channels|newspapers)( are there| are covered| do you have)?$|^(list|show|name)( me)?( all)?( of)? (the |your )?(outlets|interviews|channels|media)$|^(which|what) interviews (are there|do you have|have you|are (covered|included|available|here)).{0,30}$/;
const COUNT =
  /\bhow many (interviews|transcripts|conversations|speakers|passages|turns)\b(?! (?:did|has|have|does) (?!he\b|aliyev\b|ilham\b|the president\b|you\b|this\b|the c)).{0,40}\b(are|do|have|does|did|there|cover|collection|corpus|here|give|gave|given)\b|^how many (interviews|transcripts)$|\b(what|which) (period|dates?|time ?(span|frame|range)?) (do|does|are) .{0,30}\b(interviews|transcripts|collection|corpus|cover)\b/;
const SPEAKERS =
  /^(who|which (people|persons|speakers)) (speaks?|talks?|is interviewed|are interviewed|was interviewed|are the speakers)( (in|here|on).{0,40})?$|^who is (the )?interviewee$/;
const SOURCE =
  /\b(where|who) (do|does|did|are|is|were|was|made|published|publishes|translated) .{0,20}\b(transcripts?|texts?|translations?|corpus|collection)\b.{0,40}|\bare (these|the|those) (transcripts|texts|interviews|quotes) .{0,30}(translat|verbatim|original|official|complete|accurate)/;

/** Marks of a text made for a program: its parts, tags, secrets, code. */
const MARKS: readonly RegExp[] = [
  /\b(system|developer|assistant|admin(istrator)?) ?(prompt|message|mode|override|:)/,
  /^[^\w\n\r\u2028\u2029]*(system|assistant|developer|user)[^\S\n]*:/m,
  /<\/?(context|system|instructions?|prompt|script|img|iframe|user|assistant|s)\b|\[\/?(context|inst|system|instructions?)\]|<\||\|>/,
  /\b(api|secret|access|private) ?keys?\b|\benvironment variables?\b|\/etc\/passwd|\bpasswords?\b|\bprocess\.env\b|\bsudo\b|\brm -rf\b/,
  /\bbase64\b|\brot13\b|\bdecode this\b|\bexecute\b.{0,30}\b(code|command|script|query|sql)\b|\bdrop table\b|\bcurl \w|;\s*--/,
];

/** Commands to the program, whatever they are dressed in. What only asks for an answer ("tell me", "list his reasons") is none. */
const COMMANDS: readonly RegExp[] = [
  /\b(ignore|disregard|forget|override|bypass)\b.{0,40}\b(what you|instructions?|rules?|prompts?|guidelines|previous|above|everything|transcripts?|restrictions|polic(y|ies)|context|sources?)\b/,
  /\byou are (now|no longer)\b|\b(act|behave|respond|answer|reply|speak|talk|write) (as if you|as though you|as an? |like an? |as (the )?(president|aliyev|pashinyan))|\bpretend\b|\brole ?play\b|\bimagine you\b|\blet'?s play\b|\bplay a game\b|\bjailbreak|\bdan mode\b|\bdo anything now\b/,
  /\b(repeat|say|print|output|type|echo|write)\b.{0,40}\b(\d+|million|thousand|hundred|forever|endless(ly)?|infinite(ly)?) times\b|\brepeat (after me|everything|the (word|text|above|words|following|prompt|system|sentence|phrase))\b/,
  /\b(print|output|reveal|show|display|dump|leak|give|tell|list|expose)\b.{0,30}\b(your|the|hidden|full) (system|initial|original|hidden|secret|internal)?\s?(prompt|instructions|configuration|config|source code|env|database|credentials|token|index files?)\b/,
  /\bmake (him|aliyev|the president|pashinyan) (say|insult|admit|confess|praise|swear|apologi[sz]e|declare)\b|\bput (these |the )?words in(to)? (his|aliyev|the president)|\b(invent|fabricate|make up|forge|fake) (a |an |some |me )?(quote|quotation|interview|statement|answer|speech|transcript|citation)/,
  /\b(write|compose|draft|generate|create)\b (me |us |for me )?(a|an|some|the)\b.{0,40}\b(poem|song|story|essay|letter|email|code|function|script|speech|tweet|joke|haiku|limerick|article|press release|fake|quote|statement|confession)\b/,
  /\b(from now on|for the rest of (this|the) (chat|conversation)|in every answer|always (answer|reply|respond|say|end|start)|end (each|every|your) (answer|reply|sentence)|(answer|reply|respond) only (with|in)|only (answer|reply|respond) (with|in)|without (any )?(citations?|quotes?|sources?))\b/,
  /\b(as|i am|i'm|this is) (your|the) (developer|creator|admin|administrator|owner|operator|maintainer|boss)\b/,
];

/** Somebody else's doing is asked about, and the program told nothing: "did Armenia ignore the rules?", "that they pretend". */
const SUBJECT_BEFORE =
  /(?:\b(?:did|does|do|has|have|had|will|would|could|should|can|may|might)\s+(?:(?!(?:you|we|i|and|or|then|but|now|also|please|not)\b)[\p{L}\p{N}'-]+\s+){1,4}|\b(?:he|she|they|who|it)\s+(?:\p{L}+ly\s+|also\s+|did\s+)?)$/u;
/** Words in quotation marks are no instruction where the question is who said them. */
const QUOTED = /[“"«„][^“”"«»„]*[”"»“]/g;
const ASKS = /\b(?:who|where|when|which|did|does|what)\b/;
const FOR_WORDS = /\b(?:sa(?:y|id|ys)|words?|phrase|quote|used?|spoke)\b/;

/** What a message is shows in its beginning; so much of it is read, in UTF-16 code units. */
const READ = 300;

/** Other scripts than Latin, by the language they most likely stand for here. */
const SCRIPTS: readonly [RegExp, string][] = [
  [/\p{Script=Armenian}/gu, 'Armenian'],
  [/\p{Script=Georgian}/gu, 'Georgian'],
  [/\p{Script=Cyrillic}/gu, 'Russian'],
  [/\p{Script=Arabic}/gu, 'Arabic or Persian'],
  [/\p{Script=Hebrew}/gu, 'Hebrew'],
  [/\p{Script=Greek}/gu, 'Greek'],
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu, 'Chinese, Japanese or Korean'],
];

/** Frequent words that are not English words; enough to tell these languages from English, not from each other. */
const FUNCTION_WORDS: Readonly<Record<string, readonly string[]>> = {
  Azerbaijani:
    'haqqinda ucun neca kim hansi dedi deyib olub nadir niya necenci barada ila va bu har prezident bara sulhmaramlilar muharibe ne zaman'.split(
      ' ',
    ),
  Turkish:
    'hakkinda icin nasil kim hangi dedi soyledi neden niye nerede kac ile ve bu ne zaman cumhurbaskani konusunda oldu mi midir'.split(
      ' ',
    ),
  Russian: 'chto kak gde kogda pochemu kto skazal prezident kakie skolko eto mirotvortsev'.split(' '),
  French: 'que quoi qui quel quelle quand pourquoi comment est les des une dit sur avec dans il du au a-t-il'.split(
    ' ',
  ),
  German: 'was wer wie warum wann wo hat gesagt uber der die das ist und ein eine zu mit von'.split(' '),
  Spanish: 'que quien como cuando donde por dijo sobre los las el la una con del es son cuantos'.split(' '),
  Italian: 'che chi come quando dove perche ha detto sulla sul gli una con del sono quanti'.split(' '),
};

/** @param isKnown whether a folded word is English or in the transcripts */
export function messageKind(whole: string, isKnown: (word: string) => boolean): MessageKind {
  const message = beginning(whole.trimStart());
  if (isInstruction(message)) return { kind: 'instruction' };
  const script = foreignScript(message);
  if (script) return { kind: 'other-language', language: script };
  const plain = words(message).join(' ');
  const about = aboutTopic(plain);
  if (about) return { kind: 'about', topic: about };
  return foreignWords(message, isKnown) ?? nonsense(message, isKnown) ?? { kind: 'question' };
}

/** Whole words only: a part of one is no word of any language. */
function beginning(message: string): string {
  if (message.length <= READ) return message;
  const end = message.lastIndexOf(' ', READ);
  return message.slice(0, end > READ / 2 ? end : READ);
}

/** "Who … said": a word of asking, and a word for words behind it. */
function asksForWords(text: string): boolean {
  const asks = ASKS.exec(text);
  return asks !== null && FOR_WORDS.test(text.slice(asks.index));
}

function isInstruction(message: string): boolean {
  const lower = message.toLowerCase().replace(/[’‘]/g, "'");
  const unquoted = lower.replace(QUOTED, ' ');
  const text = asksForWords(unquoted) ? unquoted : lower;
  const isCommand = (pattern: RegExp) => {
    const found = pattern.exec(text);
    return found !== null && !SUBJECT_BEFORE.test(text.slice(0, found.index));
  };
  return MARKS.some((pattern) => pattern.test(text)) || COMMANDS.some(isCommand);
}

function aboutTopic(plain: string) {
  if (GREETING.test(plain)) return 'greeting' as const;
  if (THANKS.test(plain)) return 'thanks' as const;
  if (HELP.test(plain)) return 'help' as const;
  if (COUNT.test(plain)) return 'count' as const;
  if (OUTLETS.test(plain)) return 'outlets' as const;
  if (SPEAKERS.test(plain)) return 'speakers' as const;
  return SOURCE.test(plain) ? ('source' as const) : undefined;
}

function foreignScript(message: string): string | undefined {
  const letters = message.match(/\p{L}/gu)?.length ?? 0;
  return SCRIPTS.find(([pattern]) => (message.match(pattern)?.length ?? 0) > letters / 2)?.[1];
}

function foreignWords(message: string, isKnown: (word: string) => boolean): MessageKind | undefined {
  const tokens = words(message);
  const turkic = /[əğşıƏĞŞİ]/.test(message);
  if (tokens.length < 2 && !turkic) return undefined;
  const unknown = tokens.filter((t) => !isKnown(t)).length;
  const counts = Object.entries(FUNCTION_WORDS).map(
    ([language, list]) => [language, tokens.filter((t) => list.includes(fold(t))).length] as const,
  );
  const [language, hits] = counts.reduce((a, b) => (b[1] > a[1] ? b : a));
  // Words of these languages may be English ones, too ("dit", "sur"); many of them together are not.
  const foreign = hits / tokens.length >= 0.3 && (unknown / tokens.length >= 0.25 || (hits >= 3 && unknown > 0));
  if (!foreign && !(turkic && unknown / tokens.length >= 0.5)) return undefined;
  return {
    kind: 'other-language',
    language: turkic && /[əƏ]/.test(message) ? 'Azerbaijani' : turkic ? 'Turkish' : language,
  };
}

function nonsense(message: string, isKnown: (word: string) => boolean): MessageKind | undefined {
  const tokens = words(message).filter((t) => /\p{L}/u.test(t));
  // A year or another number of the transcripts can be searched.
  if (tokens.length === 0) {
    const numbers = words(message);
    return numbers.some(isKnown) && new Set(numbers).size === numbers.length ? undefined : { kind: 'nonsense' };
  }
  const known = tokens.filter((t) => isKnown(t) || t.length <= 2);
  const repeated = new Set(tokens).size <= tokens.length / 3 && tokens.length > 3;
  const noise =
    tokens.length <= 4 &&
    tokens.every(
      (t) => !isKnown(t) && (/(.)\1{3}/.test(t) || !/[aeiouy]/.test(t) || /[bcdfghjklmnpqrstvwxz]{5}/.test(t)),
    );
  return known.length === 0 || repeated || noise ? { kind: 'nonsense' } : undefined;
}
