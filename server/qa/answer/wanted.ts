/** Whether words hold the kind of thing that is asked for: a sum of money, a year, a reason. A hint, no proof. */
import type { Wants } from '../understand/understanding.ts';

const NUMBER_WORD =
  '(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|half|third|quarter|several|once|twice)';
const FIGURE = `(?:\\d[\\d.,]*|${NUMBER_WORD})`;
const MONTH = '(?:january|february|march|april|may|june|july|august|september|october|november|december)';

/** By kind; each sees a sentence. `yes_no` may be answered in any words. */
export const HOLDS: Readonly<Record<Exclude<Wants, 'yes_no'>, RegExp>> = {
  number: new RegExp(`\\b${FIGURE}\\b|%`, 'iu'),
  money: new RegExp(
    `[$€£₼]\\s?\\d|\\b${FIGURE}[\\s-](?:(?:thousand|million|billion|us)[\\s-])*(?:dollars?|euros?|pounds?|manats?|roubles?|rubles?|liras?|crowns?|francs?|yen|usd|eur|cents?)\\b|\\b(?:for free|free of charge)\\b`,
    'iu',
  ),
  length: new RegExp(
    `\\b${FIGURE}[\\s-](?:(?:thousand|million|square)[\\s-])*(?:met(?:re|er)s?|kilomet(?:re|er)s?|km|miles?|feet|foot|inch(?:es)?|yards?|hectares?|acres?|cm|mm|(?:per ?cent|%) of)\\b`,
    'iu',
  ),
  age: new RegExp(
    `\\b(?:${FIGURE}|\\d+)[\\s-](?:years?|months?)(?:[\\s-](?:old|of age))?\\b|\\baged?\\b|\\bborn\\b`,
    'iu',
  ),
  year: new RegExp(
    `\\b(?:1[0-9]|20)\\d\\d\\b|\\b\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${MONTH}\\b|\\b${MONTH} \\d|\\b(?:in|since|last|this|next|early|late) ${MONTH}\\b|\\b(?:yesterday|today|tomorrow|last (?:year|month|week|night)|${FIGURE} (?:years?|months?|weeks?|days?|centur(?:y|ies)) (?:ago|later|before))\\b|\\bcentury\\b|\\bon the (?:first|second|third|\\d+th)\\b`,
    'iu',
  ),
  /** A capital that does not begin the sentence. */
  name: /(?<=[\p{Ll}\p{N},;:)”’] (?:the )?)\p{Lu}\p{L}+/u,
  place:
    /\b(?:in|at|from|to|near|on|of|through|over|between|via|into|towards?) (?:the )?(?:\p{L}+ ){0,2}?\p{Lu}\p{L}+/u,
  reason:
    /\b(?:because|since|as a result|due to|owing to|therefore|that['’]?s why|that is why|in order to|so that|the reason|reasons?|for this|caused?|thanks to|why|if|purpose|aim(?:ed|s)?|wants? to|to (?:prevent|protect|show|create|avoid|stop))\b/iu,
};

export const holdsWanted = (wants: Wants | undefined, text: string): boolean =>
  wants === undefined || wants === 'yes_no' || HOLDS[wants].test(text);
