/** Whether a reply opens with a yes or a no, by its own first words alone. */
const LEAD = String.raw`^[^\p{L}]*(?:(?:well|look|you know|listen|first(?:ly)?|first of all|frankly|unfortunately|to be honest|sir|madam)[,.…\s]+){0,2}`;
const NO = new RegExp(
  String.raw`${LEAD}(?:no\b(?! (?:one|doubt|matter|problem|question|comment|longer|other)\b)|not at all\b|not true\b|never\b(?=[.,!…]|$)|(?:of course|absolutely|certainly|definitely|probably) not\b|(?:it|this|that)(?: is|['’]s) (?:absolutely |completely |totally |simply |just )?(?:not (?:true|so|correct|right|the case)|untrue|false|a lie|fake|wrong|nonsense|out of the question)|(?:absolutely|completely|totally) (?:wrong|false|not)\b|i (?:do not|don['’]t|cannot|can['’]t) (?:agree|think so|believe so|accept)|i (?:completely |totally |strongly )?(?:disagree|deny)|wrong\b|false\b|nonsense\b|fake news\b)`,
  'iu',
);
const YES = new RegExp(
  String.raw`${LEAD}(?:yes\b|yeah\b|yep\b|of course\b(?! not)|(?:certainly|absolutely|definitely|undoubtedly|naturally|obviously|surely)\b(?! (?:not|wrong|false|no|nothing|nobody)\b)|sure\b(?=[.,!…]|$)|exactly\b|correct\b|indeed\b(?=[.,!…]|$)|no doubt\b|without (?:a |any )?doubt\b|(?:that|this|it)(?: is|['’]s) (?:absolutely |quite |completely )?(?:right|correct|true|so)\b|right\b(?=[.,!…]|$)|i (?:fully |completely |totally )?(?:do\b(?! not)|agree\b|am\b(?=[.,!…]|$)|did\b(?! not)(?=[.,!…]|$)))`,
  'iu',
);

/** A yes that takes itself back, or agrees to a denial: it cannot be told what is answered. */
const TURNED = /\b(?:no|not|never|nothing|nobody|den(?:y|ied)|but|however|wrong|false|\p{L}+n['’]t)\b/iu;

/** Whether a turn's first sentence begins with a yes or a no, whatever it goes on to say. */
export const opensWithAnswer = (text: string): boolean => NO.test(text.slice(0, 120)) || YES.test(text.slice(0, 120));

/** @param text the turn's first sentence. Undefined where the first words are neither, or turned round by those that follow */
export function openingAnswer(text: string): 'yes' | 'no' | undefined {
  const start = text.slice(0, 120);
  if (NO.test(start)) return 'no';
  const yes = YES.exec(start);
  return yes && !TURNED.test(text.slice(yes[0].length)) ? 'yes' : undefined;
}
