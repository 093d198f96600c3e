/** A name or phrase for comparison: without case, accents, punctuation and doubled spaces. */
export function foldName(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/gu, '')
    .toLowerCase()
    .replace(/\u0131/g, 'i')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/** Whether `text` holds `phrase` as whole words, both folded. */
export function mentions(text: string, phrase: string): boolean {
  const words = foldName(phrase);
  return words !== '' && ` ${foldName(text)} `.includes(` ${words} `);
}

const TITLES = new Set(
  `mr mrs ms miss mx dr doctor prof professor sir dame lord lady madam president vice chancellor premier prime minister
  ambassador secretary senator sen congressman congresswoman representative rep governor gov mayor judge justice chief
  general gen colonel col captain capt major maj lieutenant lt sergeant sgt admiral adm rev reverend father pastor rabbi
  imam sheikh hon honorable the director chairman chairwoman herr frau monsieur madame senor senora signor don doña
  chair chairperson delegate commissioner admiral`
    .split(/\s+/)
    .filter(Boolean),
);

/** A folded name without the titles before it: "mr kirby" is "kirby". A title alone stays. */
export function withoutTitles(key: string): string {
  const words = key.split(' ');
  const from = words.findIndex((word) => !TITLES.has(word));
  return from <= 0 ? key : words.slice(from).join(' ');
}

/** Whether a folded name begins with a title. */
export const isTitled = (key: string): boolean => key.includes(' ') && TITLES.has(key.split(' ')[0]!);

/** A name in Han characters without the honorific behind it. */
export const withoutHonorific = (key: string): string =>
  key.replace(/^(\p{Script=Han}{2,}?)(?:氏|様|先生|女士|总统|總統|主席|部长|部長|教授|大臣|さん|さま)$/u, '$1');

/** "Berg, Ada (Guest)" and "Ada “Oak” Berg" as the name that a catalog has: "Ada Berg". */
export function plainName(name: string): string {
  const bare = name
    .replace(/\s{0,3}[([][^()[\]]{0,80}[)\]]/gu, '')
    .replace(/\s["“][^"“”]{1,30}["”]/gu, '')
    .trim();
  const turned = /^(?<last>\p{Lu}[\p{L}\p{M}'’. -]{0,40}), (?<first>\p{Lu}[\p{L}\p{M}'’. -]{0,40})$/u.exec(
    bare,
  )?.groups;
  if (turned && !/^(?:Jr|Sr|II|III|IV|PhD|MD|Esq)\b/u.test(turned.first!)) return `${turned.first} ${turned.last}`;
  return bare || name;
}

const JOINING = new Set('de da di do dos du von van der den del della la le al el bin ibn ben of the and y'.split(' '));

/** First letters of a folded name's words: "adam jonas" is "aj". */
export const initialsOf = (key: string): string =>
  withoutTitles(key)
    .split(' ')
    .filter((word) => !JOINING.has(word))
    .map((word) => [...word][0] ?? '')
    .join('');

/** Whether a label can be somebody's initials: one to four capitals, with or without full stops. */
export const isInitials = (name: string): boolean => /^(?:\p{Lu}\.?[\s-]?){1,4}$/u.test(name);

const PARTICLE = new RegExp(`^(?:${[...JOINING, 'af', 'av', 'zu', 'zur', 'ter', 'ten', 'e', 'abu'].join('|')})$`, 'u');
const NAME_WORD =
  /^(?:\p{Lu}[\p{L}\p{M}\p{N}.'\u2019_-]*|(?:al|el|as|ad|an|ar|at|az|ul|d|l|o|de|del|in)[-'\u2019]\p{Lu}[\p{L}\p{M}'\u2019-]*|[\p{Lo}\p{Lm}][\p{L}\p{M}.'\u2019\u00b7\u30fb-]*|#?\d{1,3}|&|["\u201c]\p{Lu}[\p{L}\p{M}]*["\u201d])$/u;
/** Names that programs and typists give to people whom they do not know. */
const GENERIC =
  /^(?:(?:unidentified|unknown|unnamed|multiple|male|female|first|second|third|another|man|woman|new|other)\s)*(?:speakers?|spk|spkr|participants?|persons?|voices?|respondents?|users?|callers?|males?|females?|man|woman|audience(?: members?)?|attendees?|crowd|panel(?:l)?ists?|interpreter|translator|all|both|unidentified|unknown|questioners?|members?)(?:[\s_-]?(?:#?\d{1,3}|[a-z]))?$/u;

/** Whether a folded label is a stand-in such as "speaker 1" or "unidentified male". */
export const isGeneric = (key: string): boolean => GENERIC.test(key);

/** Parts of names that are cut with a full stop. */
const ABBREVIATED = new Set('st jr sr ph th chr wm chas geo jas jos thos'.split(' '));

/** Whether a label has the form of a person's name or a stand-in for one: few words, each as names have it. */
export function isNameLike(name: string): boolean {
  if (name.length > 60 || /\s{2}|\t/u.test(name) || /[?!;/\\=+@…]|\.{2}|["\u201d]$/u.test(name)) return false;
  if (isGeneric(foldName(name)) || /^[a-z]{2,12}[_-]?\d{1,3}$/u.test(name)) return true;
  const words = name.split(/\s+/);
  const full = words.filter((word) => !PARTICLE.test(word));
  if (full.length === 0 || full.length > 6 || words.length > 8 || !full.every((word) => NAME_WORD.test(word)))
    return false;
  // "Oh. Berg": a sentence ends before the name.
  if (
    words
      .slice(0, -1)
      .some(
        (word) => /^\p{Lu}\p{Ll}+\.$/u.test(word) && !TITLES.has(foldName(word)) && !ABBREVIATED.has(foldName(word)),
      )
  )
    return false;
  if (/^\p{Lo}/u.test(name) && [...name].length > (words.length > 1 ? 30 : 12)) return false;
  return /\p{L}/u.test(name);
}

/** Whether two short strings differ by at most one letter added, left out, changed or swapped with its neighbour. */
export function nearlySame(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let i = 0;
  while (i < short.length && short[i] === long[i]) i += 1;
  if (short.length < long.length) return short.slice(i) === long.slice(i + 1);
  if (short.slice(i + 1) === long.slice(i + 1)) return true;
  return short[i] === long[i + 1] && short[i + 1] === long[i] && short.slice(i + 2) === long.slice(i + 2);
}
