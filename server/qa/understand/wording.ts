/**
 * Patterns of understanding, written once for every collection. Words in capitals stand for alternatives: WHO for the
 * people who answer (by name, form of address or pronoun), NAME for their names alone, ASKER for a journalist or an outlet, SAYS for verbs of saying.
 */
import type { Person } from '../../../ingest/collection.ts';
import { fold } from '../../../ingest/text/analyze.ts';
import { literal } from '../../../ingest/text/pattern.ts';

/** Makes a pattern of a template; kept, so that each is made once for a collection. */
export type Compile = (template: string, flags?: string) => RegExp;

export type Named = Pick<Person, 'name' | 'aliases' | 'address'> & Partial<Pick<Person, 'surname' | 'first'>>;

export type Wording = {
  /** Those who answer. */
  people: readonly Named[];
  /** Names of outlets and of those who ask. */
  askers: readonly string[];
};

const PRONOUNS = ['he', 'she', 'they', 'him', 'her', 'them', 'we'];
/** Forms of address that stand for a person when a question speaks of them, too: "the mayor". */
const OF_ADDRESS = /^(?:mr|mrs|ms|dr|madam|your)\b\.? ?/;
const JOURNALIST =
  '(?:journalists?|reporters?|interviewers?|correspondents?|presenters?|hosts?|anchors?(?:wom[ae]n|m[ae]n)?|newspaperm[ae]n|newsm[ae]n|moderators?|questioners?)';

const WORDS: Readonly<Record<string, string>> = {
  SAYS: '(?:say|says|said|saying|tell|tells|told|telling|mention|mentions|mentioned|mentioning|talk|talks|talked|talking|speak|speaks|spoke|spoken|speaking|state|states|stated|claim|claims|claimed|argue|argues|argued|explain|explains|explained|describe|describes|described|think|thinks|thought|use|uses|used|refer|refers|referred|comment|comments|commented)',
  /** Verbs whose subject is a journalist, and what is asked about them. */
  ALLEGES:
    '(?:ask|asks|asked|asking|alleg\\w*|claim\\w*|accus\\w*|suggest\\w*|say|says|said|argu\\w*|object\\w*|assert\\w*|report\\w*|relay\\w*|mention\\w*|quot\\w*|not(?:e|es|ed|ice|iced)|put|puts|bring|brought|bring up|tell|told|see|saw|heard|hear|describ\\w*|confront\\w*|challeng\\w*|cast|rais\\w*|pass\\w*|press\\w*|want\\w*|know|insist\\w*|point\\w*|retell|retold|fancies|observ\\w*|cit\\w*|question\\w*|conced\\w*|warn\\w*)',
  JOURNALIST,
  OPINION:
    '(?:views?|opinions?|positions?|stances?|thoughts?|attitudes?|takes?|statements?|remarks?|comments?|words|arguments?|line|assessments?|criticism|reasons?|explanations?|ideas?|plans?|claims?|accusations?|complaints?|judge?ments?|feelings?|answers?)',
  AUXILIARY:
    '(?:do|does|did|is|are|was|were|am|has|have|had|will|would|can|could|shall|should|may|might|must|isn t|aren t|wasn t|weren t|don t|doesn t|didn t|hasn t|haven t|hadn t|won t|wouldn t|can t|couldn t|shouldn t)',
};

/** Folded words and names that a question may have for the people who answer, the longest first. */
export function formsOf(people: readonly Named[]): string[] {
  const forms = people.flatMap(({ name, aliases, address, surname, first }) => {
    const written = [name, surname ?? name.split(' ').at(-1)!, ...(first ? [first] : []), ...aliases, ...address].map(
      (form) => fold(form).trim().replace(/^the /, ''),
    );
    return [...written, ...written.map((form) => form.replace(OF_ADDRESS, ''))];
  });
  return longestFirst(forms);
}

const longestFirst = (forms: readonly string[]) =>
  [...new Set(forms.filter((form) => form.length > 1))].sort((a, b) => b.length - a.length);

export function compileFor({ people, askers }: Wording): Compile {
  const names = formsOf(people).map(literal);
  const houses = longestFirst(askers.map((name) => fold(name).trim())).map(literal);
  const outlet = houses.length > 0 ? houses.join('|') : '(?!)';
  const stands: Readonly<Record<string, string>> = {
    ...WORDS,
    WHO: `(?:(?:the |our |mr |mrs |ms |dr )?(?:${[...PRONOUNS, ...names].join('|')})(?: himself| herself| themselves)?)`,
    NAME: `(?:${names.length > 0 ? names.join('|') : '(?!)'})`,
    OUTLET: `(?:${outlet})`,
    ASKER: `(?:${JOURNALIST}|(?:${outlet})(?: (?:man|woman|people|team|crew|side))?|man from (?:${outlet}))`,
  };
  const word = new RegExp(`(?<![A-Z])(?:${Object.keys(stands).join('|')})(?![A-Z])`, 'g');
  const compiled = new Map<string, RegExp>();
  return (template, flags = 'u') => {
    const known = compiled.get(flags + template);
    if (known) return known;
    const pattern = new RegExp(
      template.replace(word, (name) => stands[name]!),
      flags,
    );
    compiled.set(flags + template, pattern);
    return pattern;
  };
}

/** As most patterns see a question: folded, punctuation between words kept, single blanks, nothing at its ends. */
export const plain = (question: string): string =>
  fold(question)
    .replace(/[^\p{L}\p{N}.,:;?!()[\]/%$€£“”"«»„-]+/gu, ' ')
    .replace(/^[\s.,:;?!-]+/g, '')
    .replace(/(?<![\s.,:;?!-])[\s.,:;?!-]+$/g, '');
