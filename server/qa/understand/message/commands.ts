/** Instructions to the program, whatever they are dressed in. What only asks for an answer ("tell me", "list his reasons") is none. */
import type { Compile } from '../wording.ts';

export type CommandRule = {
  name: string;
  /** Somebody else may do the same: "did the company ignore the rules?" is a question. Marks of a program are nobody's doing. */
  isDoing: boolean;
  /** In lower case, straight apostrophes; WHO as in wording.ts. */
  template: string;
  flags?: string;
};

const mark = (name: string, template: string, flags = 'u'): CommandRule => ({ name, isDoing: false, template, flags });
const command = (name: string, template: string): CommandRule => ({ name, isDoing: true, template });

export const COMMANDS: readonly CommandRule[] = [
  mark('parts-of-a-prompt', '\\b(?:system|developer|assistant|admin(?:istrator)?) ?(?:prompt|message|mode|override|:)'),
  mark('role-label', '^[^\\p{L}\\p{N}\\n\\r\\u2028\\u2029]*(?:system|assistant|developer|user)[^\\S\\n]*:', 'um'),
  mark(
    'tags',
    '<\\/?(?:context|system|instructions?|prompt|script|img|iframe|user|assistant|s)\\b|\\[\\/?(?:context|inst|system|instructions?)\\]|<\\||\\|>',
  ),
  mark(
    'secrets',
    '\\b(?:api|secret|access|private) ?keys?\\b|\\benvironment variables?\\b|\\/etc\\/passwd|\\bpasswords?\\b|\\bprocess\\.env\\b|\\bsudo\\b|\\brm -rf\\b',
  ),
  mark(
    'code',
    '\\bbase64\\b|\\brot13\\b|\\bdecode this\\b|\\bexecute\\b.{0,30}\\b(?:code|command|script|query|sql)\\b|\\bdrop table\\b|\\bcurl \\w|;[^\\S\\n]?--',
  ),
  command(
    'ignore-the-rules',
    '\\b(?:ignore|disregard|forget|override|bypass)\\b.{0,40}\\b(?:what you|instructions?|rules?|prompts?|guidelines|previous|above|everything|transcripts?|restrictions|polic(?:y|ies)|context|sources?)\\b',
  ),
  command(
    'be-somebody',
    "\\byou are (?:now|no longer)\\b|\\b(?:act|behave|respond|answer|reply|speak|talk|write) (?:as if you|as though you|as an? |like an? |as WHO\\b)|\\bpretend\\b|\\brole ?play\\b|\\bimagine you\\b|\\blet'?s play\\b|\\bplay a game\\b|\\bjailbreak|\\bdan mode\\b|\\bdo anything now\\b",
  ),
  command(
    'repeat',
    '\\b(?:repeat|say|print|output|type|echo|write)\\b.{0,40}\\b(?:\\d{1,9}|million|thousand|hundred|forever|endless(?:ly)?|infinite(?:ly)?) times\\b|\\brepeat (?:after me|everything|the (?:word|text|above|words|following|prompt|system|sentence|phrase))\\b',
  ),
  command(
    'reveal',
    '\\b(?:print|output|reveal|show|display|dump|leak|give|tell|list|expose)\\b.{0,30}\\b(?:your|the|hidden|full) (?:system|initial|original|hidden|secret|internal)?\\s?(?:prompt|instructions|configuration|config|source code|env|database|credentials|token|index files?)\\b',
  ),
  command(
    'put-words-in-a-mouth',
    '\\bmake \\p{L}{1,20} (?:\\p{L}{1,20} )?(?:say|insult|admit|confess|praise|swear|apologi[sz]e|declare)\\b|\\bput (?:these |the )?words in(?:to)? (?:his|her|their|WHO)\\b|\\b(?:invent|fabricate|make up|forge|fake) (?:a |an |some |me )?(?:quote|quotation|interview|statement|answer|speech|transcript|citation)',
  ),
  command(
    'write-something',
    '\\b(?:write|compose|draft|generate|create)\\b (?:me |us |for me )?(?:a|an|some|the)\\b.{0,40}\\b(?:poem|song|story|essay|letter|email|code|function|script|speech|tweet|joke|haiku|limerick|article|press release|fake|quote|statement|confession)\\b',
  ),
  command(
    'do-something',
    '^(?:please |can you |could you |will you )?(?:(?:play|sing|dance|hum|paint|bake|draw|book|buy|cook|order|remind|wake|call|phone|email|text) (?:me|us)\\b|(?:play|sing) (?:some|a|an|the)? ?(?:music|song|songs|tune|happy birthday)\\b|tell (?:me |us )?(?:a|an|another|some) (?:\\p{L}+ )?(?:joke|jokes|riddle|fairy tale|bedtime story|poem)\\b)',
  ),
  command(
    'answer-in-this-way',
    '\\b(?:from now on|for the rest of (?:this|the) (?:chat|conversation)|in every answer|always (?:answer|reply|respond|say|end|start)|end (?:each|every|your) (?:answer|reply|sentence)|(?:answer|reply|respond) only (?:with|in)|only (?:answer|reply|respond) (?:with|in)|without (?:any )?(?:citations?|quotes?|sources?))\\b',
  ),
  command(
    'authority',
    "\\b(?:as|i am|i'm|this is) (?:your|the) (?:developer|creator|admin|administrator|owner|operator|maintainer|boss)\\b",
  ),
];

/** Somebody else's doing is asked about, and the program told nothing: "did they ignore the rules?", "that they pretend". */
const SUBJECT_BEFORE =
  /(?:\b(?:did|does|do|has|have|had|will|would|could|should|can|may|might) (?:(?!(?:you|we|i|and|or|then|but|now|also|please|not)\b)[\p{L}\p{N}'-]+ ){1,4}|\b(?:he|she|they|who|it) (?:\p{L}+ly |also |did )?)$/u;
/** Words of a subject before a command that are looked at, in UTF-16 code units. */
const SUBJECT_LENGTH = 100;
/** Words in quotation marks are no instruction where the question is who said them. */
const QUOTED = /[“"«„][^“”"«»„]*[”"»“]/g;
const ASKS = /\b(?:who|where|when|which|did|does|what)\b/;
const FOR_WORDS = /\b(?:sa(?:y|id|ys)|words?|phrase|quote|used?|spoke)\b/;

/** @returns the name of the rule that says so */
export function instructionIn(
  message: string,
  compile: Compile,
  rules: readonly CommandRule[] = COMMANDS,
): string | undefined {
  const lower = message
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/[^\S\n]+/g, ' ');
  const unquoted = lower.replace(QUOTED, ' ');
  const text = asksForWords(unquoted) ? unquoted : lower;
  return rules.find(({ template, flags, isDoing }) => {
    const found = compile(template, flags).exec(text);
    return (
      found && !(isDoing && SUBJECT_BEFORE.test(text.slice(Math.max(0, found.index - SUBJECT_LENGTH), found.index)))
    );
  })?.name;
}

/** "Who … said": a word of asking, and a word for words behind it. */
function asksForWords(text: string): boolean {
  const asks = ASKS.exec(text);
  return asks !== null && FOR_WORDS.test(text.slice(asks.index));
}
