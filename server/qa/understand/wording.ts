/**
 * Patterns of understanding, written once for every collection: WHO stands for the people who answer in it, by name, by
 * form of address or by pronoun, and SAYS for the verbs of saying.
 */
import { fold } from '../../../ingest/text/analyze.ts';
import { literal } from '../../../ingest/text/pattern.ts';

/** A person as patterns need them. */
export type Named = {
  name: string;
  aliases: readonly string[];
  address: readonly string[];
};

const PRONOUNS = ['he', 'she', 'they', 'him', 'her', 'them', 'you'];
/** Forms of address that stand for a person when a question speaks of them, too: "the mayor", "the president". */
const ADDRESS = /^(?:mr|mrs|ms|dr|madam|your)\b\.? ?/;

const SAYS =
  '(?:say|says|said|saying|tell|tells|told|telling|mention|mentions|mentioned|mentioning|talk|talks|talked|talking|speak|speaks|spoke|spoken|speaking|state|states|stated|claim|claims|claimed|argue|argues|argued|explain|explains|explained|describe|describes|described|think|thinks|thought|use|uses|used|refer|refers|referred|comment|comments|commented)';

/** Folded words and names that a question may have for the people who answer. */
export function formsOf(people: readonly Named[]): string[] {
  const forms = people.flatMap(({ name, aliases, address }) => {
    const written = [name, name.split(' ').at(-1)!, ...aliases, ...address].map((form) => fold(form).trim());
    return [...written, ...written.map((form) => form.replace(ADDRESS, ''))];
  });
  return [...new Set(forms.filter((form) => form.length > 1))].sort((a, b) => b.length - a.length);
}

/** Makes patterns of templates; they see text that is folded, with single blanks (see `plain`). */
export type Compile = (template: string) => RegExp;

export function compileFor(people: readonly Named[]): Compile {
  const names = formsOf(people).map((form) => literal(form).replace(/\s+/g, ' '));
  const who = `(?:(?:the |our )?(?:${[...PRONOUNS, ...names].join('|')})(?: himself| herself| themselves)?)`;
  const compiled = new Map<string, RegExp>();
  return (template) => {
    const known = compiled.get(template);
    if (known) return known;
    const pattern = new RegExp(template.replaceAll('WHO', who).replaceAll('SAYS', SAYS), 'u');
    compiled.set(template, pattern);
    return pattern;
  };
}

/** As patterns see a question: folded, punctuation between words kept, single blanks, nothing at its ends. */
export const plain = (question: string): string =>
  fold(question)
    .replace(/[^\p{L}\p{N}.,:;?!()[\]/%$€£“”"«»„-]+/gu, ' ')
    .replace(/^[\s.,:;?!-]+|(?<![\s.,:;?!-])[\s.,:;?!-]+$/g, '');
