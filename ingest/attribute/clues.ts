/**
 * Clues to who speaks a paragraph, from its form and content alone. Each is one small named test; how much each counts
 * is in weights.ts. None names a line, a person, a place or a subject of any transcript.
 */

/** One spoken paragraph as the clues see it. */
export type Speech = {
  /** The words, without dash and label. */
  text: string;
  dash: boolean;
  /** More empty lines before it than turns of this interview usually have. */
  widerGap: boolean;
  /** First or last spoken paragraph of the interview. */
  first: boolean;
  last: boolean;
  previous?: Speech;
  /** Vocatives for the interviewee, lower case. */
  address: string[];
  /** The interviewee's name, lower case. */
  interviewee: string;
  /** The outlet's name and variants, lower case. */
  outlet: string[];
};

/** `prior`: the weight that one would give it before having seen any transcript, where fitting begins. */
export type Clue = { name: string; prior: number; test: (speech: Speech) => boolean };

const matches = (name: string, prior: number, pattern: RegExp): Clue => ({
  name,
  prior,
  test: ({ text }) => pattern.test(text),
});
export const wordCount = (text: string) => text.split(/\s+/).length;
const endsInQuestion = (text: string) => /\?["'\u201d\u2019)\u2026.]*$/u.test(text);
const thanks = (text: string) => /\b(?:thanks|thank you|goodbye|good luck|all the best)\b/i.test(text);

const longer = (words: number, prior: number): Clue => ({
  name: `longer-than-${words}`,
  prior,
  test: ({ text }) => wordCount(text) > words,
});

export const CLUES: Clue[] = [
  // Form
  { name: 'ends-in-question', prior: -1.5, test: ({ text }) => endsInQuestion(text) },
  { name: 'short-question', prior: 0.5, test: ({ text }) => endsInQuestion(text) && wordCount(text) <= 4 },
  { name: 'question-then-statement', prior: 0, test: ({ text }) => !endsInQuestion(text) && /\?\s/.test(text) },
  longer(8, 0),
  longer(25, 0.3),
  longer(60, 0.7),
  longer(120, 0.7),
  { name: 'breaks-off', prior: 0, test: ({ text }) => /(?:\u2026|\.\.\.)["'\u201d\u2019]*$/u.test(text) },
  // The journalist's part
  {
    name: 'addresses-interviewee',
    prior: -2,
    test: ({ text, address }) => address.some((form) => vocative(text, form)),
  },
  matches(
    'sir-or-madam',
    -1,
    /(?:^|[,.!?]\s*)(?:sir|madam|ma[\u2019']am|your (?:excellency|highness|majesty|honou?r))\b/iu,
  ),
  { name: 'names-outlet', prior: -1, test: ({ text, outlet }) => outlet.some((form) => includesWord(text, form)) },
  { name: 'names-interviewee', prior: -0.5, test: ({ text, interviewee }) => includesWord(text, interviewee) },
  matches(
    'greets-or-introduces',
    -0.5,
    /\b(?:my name is|(?<!you are |you[\u2019']re )welcome|good (?:morning|afternoon|evening)|hello|greetings)\b/i,
  ),
  matches(
    'speaks-of-audience',
    -1,
    /\b(?:our|the) (?:viewers|audience|listeners|readers|viewership|broadcast|program(?:me)?|studio)\b/i,
  ),
  matches(
    'thanks-for-interview',
    -2,
    /\b(?:thank you|thanks|grateful|pleasure)\b.{0,40}\b(?:for (?:your time|joining|talking|agreeing|accepting|speaking|being|taking|having(?! me)|receiving|finding|meeting|answering|the interview|this|giving|sparing)|to (?:meet|talk|speak))/i,
  ),
  matches(
    'speaks-of-questions',
    -1,
    /\b(?:(?:my|another|next|last|final|first|one more|two more|few(?: more)?) questions?|let me ask|like to ask|want to ask|may i ask|can i ask|i(?: am|[\u2019']m) asking|i would ask|let[\u2019']s talk|let us (?:ask|talk)|could i (?:ask|just)|ask you)\b/i,
  ),
  matches(
    'asks-the-other',
    -1,
    /\b(?:do|did|are|were|will|would|could|can|have|has|had|don[\u2019']t|won[\u2019']t|aren[\u2019']t|should|is|may) (?:you|your)\b/i,
  ),
  matches(
    'opens-with-question-word',
    -0.7,
    /^(?:(?:and|but|so|then|well|okay|ok|in that case)[, ]+)?(?:who|what|when|where|why|how|which|do|does|did|is|are|was|were|will|would|could|can|have|has|should)\b/i,
  ),
  matches('opens-with-so-but-and', -0.5, /^(?:so|but|and|then|okay|ok|right|now)\b/i),
  matches(
    'says-what-the-other-said',
    -1,
    /\byou (?:have |had |just |also |yourself |recently |already )*(?:said|say|mentioned|mention|stated|told|accused|called|noted|spoke|talked|announced|claim|claimed|referred|pointed|stressed|declared)\b/i,
  ),
  matches('says-you', -0.3, /\b(?:you|your|yours|yourself)\b(?! know\b| see\b)/i),
  matches('says-you-twice', -0.3, /\b(?:you|your)\b(?! know\b| see\b).*\b(?:you|your)\b(?! know\b| see\b)/is),
  matches(
    'asks-to-be-told',
    -0.7,
    /\b(?:tell us|tell me|please (?:clarify|tell|explain|say)|what (?:is|are) your|your (?:opinion|view|position|message|assessment|reaction|comment)s?|how do you|what do you|do you think)\b/i,
  ),
  matches(
    'cites-reports',
    -0.5,
    /\b(?:according to|reports? (?:that|of|from)|critics|some (?:say|people say|consider|believe)|allegations?|accusations?|accused|evidence)\b/i,
  ),
  matches(
    'we-journalists',
    -0.5,
    /\b(?:i saw|we saw|we have seen|i(?:[\u2019']ve| have) (?:seen|been)|i spoke to|our (?:crew|team|colleagues?|correspondents?|reporters?)|my colleagues?|we journalists|journalists)\b/i,
  ),
  matches(
    'lets-go-on',
    -0.5,
    /^(?:i see|i understand|very well|understood|your position is clear|all right|alright|fine|clear|but still)\b/i,
  ),
  // The interviewee's part
  matches(
    'speaks-for-own-side',
    0.7,
    /\b(?:our|my) (?!(?:own )?(?:\w+ )?(?:questions?|viewers|audience|listeners|readers|colleagues?|crew|correspondents?|reporters?|channel|program(?:me)?|broadcast|studio|guest|name)\b)\w/i,
  ),
  matches(
    'says-own-view',
    1,
    /\bI (?:think|believe|am sure|hope|have (?:already |repeatedly )?(?:said|stated|mentioned|noted)|already (?:said|mentioned|told)|(?:have )?said (?:that|this|many|it)|can (?:say|tell)|must (?:say|note)|want to (?:say|note|stress)|would like to (?:say|note|stress|reiterate|repeat|emphasi[sz]e)|repeat|do not think|don[\u2019']t think|told)\b/i,
  ),
  matches(
    'returns-thanks',
    1.5,
    /\b(?:also thank|thank you,? too|thanks? (?:you )?(?:very much )?for (?:your|the) (?:questions?|interest|invitation)|for having me|(?:good )?\w+ to you,? too|good (?:morning|afternoon|evening|day) to you|you(?: are|[\u2019']re) welcome|glad to see you)\b/i,
  ),
  matches(
    'opens-with-answer',
    1,
    /^(?:yes|no|of course|absolutely|not at all|certainly|exactly|never|definitely|indeed|naturally|undoubtedly|that[\u2019']s (?:right|true|not)|you(?: are|[\u2019']re) (?:right|absolutely)|not exactly|it is not|by no means|right)\b/i,
  ),
  matches(
    'opens-with-you-know',
    0.7,
    /^(?:well|you know|you see|actually|first of all|first|frankly|unfortunately|let me (?:tell|say)|as you know|as i)\b/i,
  ),
  matches(
    'speaks-of-your-question',
    0.5,
    /\b(?:your question|you asked|ask (?:them|him|her|that)|you should|you know)\b/i,
  ),
  matches(
    'we-did',
    0.7,
    /\bwe (?:have|are|will|do|did|were|had|must|want|never|always|don[\u2019']t|cannot|can|know|need|only)\b/i,
  ),
  matches(
    'reasons',
    0.5,
    /\b(?:therefore|because|that is why|that[\u2019']s why|in other words|as for|so to speak|in fact|secondly|firstly)\b/i,
  ),
  // Place in the interview
  { name: 'first', prior: -2, test: ({ first }) => first },
  { name: 'last', prior: 0, test: ({ last }) => last },
  { name: 'brief-thanks', prior: 0.5, test: ({ text }) => thanks(text) && wordCount(text) <= 6 },
  {
    name: 'longer-thanks',
    prior: -0.5,
    test: ({ text }) => thanks(text) && wordCount(text) > 6 && wordCount(text) <= 60,
  },
];

/** Clues that the speaker changes at this paragraph (or, by a negative weight, does not). */
export const CHANGES: Clue[] = [
  { name: 'dash', prior: 5, test: ({ dash }) => dash },
  { name: 'no-dash', prior: -2, test: ({ dash }) => !dash },
  { name: 'dash-after-wider-gap', prior: -2, test: ({ dash, widerGap }) => dash && widerGap },
  {
    name: 'no-dash-after-question',
    prior: 1.5,
    test: ({ dash, previous }) => !dash && endsInQuestion(previous?.text ?? ''),
  },
  { name: 'no-dash-after-long', prior: 0, test: ({ dash, previous }) => !dash && wordCount(previous?.text ?? '') > 60 },
  { name: 'after-question', prior: 0.5, test: ({ dash, previous }) => dash && endsInQuestion(previous?.text ?? '') },
  { name: 'thanks-after-thanks', prior: 1, test: ({ text, previous }) => thanks(text) && thanks(previous?.text ?? '') },
  {
    name: 'answer-after-question',
    prior: 1,
    test: ({ text, previous }) =>
      /^(?:yes|no|of course|absolutely|not at all|never)\b/i.test(text) && endsInQuestion(previous?.text ?? ''),
  },
  { name: 'after-breaking-off', prior: 0.5, test: ({ previous }) => /(?:\u2026|\.\.\.)$/.test(previous?.text ?? '') },
];

function vocative(text: string, form: string): boolean {
  const lower = text.toLowerCase();
  for (let at = lower.indexOf(form); at >= 0; at = lower.indexOf(form, at + 1)) {
    const before = lower.slice(0, at).trimEnd();
    const after = lower.slice(at + form.length);
    if ((before === '' || /[,.!?\u2026]$/u.test(before)) && /^(?:[,.!?\u2026 ]|$)/u.test(after)) return true;
    if (/^\s*[,.!?]/u.test(after) && /(?:^|[,.!?\s])$/u.test(before)) return true;
  }
  return false;
}

function includesWord(text: string, form: string): boolean {
  const at = text.toLowerCase().indexOf(form);
  return at >= 0 && !/\p{L}/u.test(text[at - 1] ?? ' ') && !/\p{L}/u.test(text[at + form.length] ?? ' ');
}
