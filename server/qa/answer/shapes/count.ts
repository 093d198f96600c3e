/** How often something is said, word for word, by whom; with a quote from each interview as far as there is room. */
import type { HeadBlock } from '../../../contract/blocks.ts';
import type { Library } from '../../library.ts';
import { countByRole, type Occurrence, occurrences } from '../../retrieve/occurrences.ts';
import type { Allowed } from '../../retrieve/store.ts';
import type { Count } from '../../understand/understanding.ts';
import type { Candidate } from '../candidates.ts';
import { head } from '../heads.ts';
import { layOut } from '../lay-out.ts';
import { spokenTurn } from '../spoken-turn.ts';
import { countOf } from '../words.ts';
import { exchangeOf, inTime, type Shaped, type ShapeInput, shared } from './shape.ts';

/** Occurrences within the filters, which are exact. */
export function counted(library: Library, { phrases }: Count, allowed?: Allowed): Occurrence[] {
  return occurrences(library, phrases, { allowed, spellings: library.collection.spellings });
}

export async function count(input: ShapeInput, asked: Count, found: readonly Occurrence[]): Promise<Shaped> {
  const { library } = input;
  const role = asked.role ?? 'interviewee';
  const own = found.filter(({ entry }) => entry.turn.role === role);
  const shares = shared(input, toCandidates(library, own.length > 0 ? own : found), {
    firstOfEach: ({ spoken }) => spoken.interview.id,
    least: 0,
    alike: 2,
    repeats: 0,
  }).sort((a, b) => inTime(a.spoken, b.spoken, library));
  if (shares.length === 0) return undefined;
  const { blocks, citations } = layOut(
    library,
    shares.map((s) => exchangeOf(library, s)),
  );
  return { blocks: [headOf(library, asked, found), ...blocks], citations };
}

/** Occurrences that may be quoted, of an interview and in all: "the" is said thousands of times, and a handful is shown. */
const MOST = { ofEach: 20, all: 500 };

/** Earlier occurrences before later ones; all are worth the same. */
function toCandidates(library: Library, found: readonly Occurrence[]): Candidate[] {
  return firstOfEach(found).map(({ entry, start }, rank) => {
    const spoken = spokenTurn(library, entry);
    const sentence = spoken.sentences.findIndex((s) => s.start <= start && start < s.end);
    const terms = new Set(library.analyze(spoken.sentences[sentence]!.text));
    return { spoken, sentence, value: 0.5, relevance: 1, rank, terms };
  });
}

function firstOfEach(found: readonly Occurrence[]): Occurrence[] {
  const taken = new Map<string, number>();
  const first = found.filter(({ entry: { interview } }) => {
    const number = (taken.get(interview.id) ?? 0) + 1;
    taken.set(interview.id, number);
    return number <= MOST.ofEach;
  });
  return first.slice(0, MOST.all);
}

export function headOf(library: Library, { phrases, unit }: Count, found: readonly Occurrence[]): HeadBlock {
  const of = library.interviews.length;
  const by = countByRole(found);
  const name = library.onlyAnswerer ?? '';
  const phrase = phrases.length === 1 && found[0] ? asSaid(library, found) : phrases.join(' / ');
  const times = (n: number) => (n === 1 ? 'once' : `${n} times`);
  const share = ({ interviews, times: n }: { interviews: number; times: number }, first: boolean) => {
    const within = `in ${interviews === 0 ? 'none' : interviews}${first ? ` of ${countOf(of, 'interview')}` : ''}`;
    if (n === 0) return within;
    return unit === 'times' ? `${times(n)}, ${within}` : `${within} (${times(n)})`;
  };
  const other = by.other.times > 0 ? `, by others ${share(by.other, false)}` : '';
  return head(
    'phrase_count',
    {
      ...{ phrase, unit, of, ...(name && { name }) },
      ...{ interviews: by.interviewee.interviews, times: by.interviewee.times },
      ...{ interviewerInterviews: by.interviewer.interviews, interviewerTimes: by.interviewer.times },
    },
    [
      `“${phrase}” is said by ${name || 'those interviewed'} ${share(by.interviewee, true)}, by a journalist ${share(by.interviewer, false)}${other}.`,
    ],
  );
}

/** As it stands most often in the transcripts. */
function asSaid(library: Library, found: readonly Occurrence[]): string {
  const forms = new Map<string, number>();
  for (const { entry, ...span } of found) {
    const form = library.slice(entry.interview, span);
    forms.set(form, (forms.get(form) ?? 0) + 1);
  }
  return [...forms].reduce((a, b) => (b[1] > a[1] ? b : a))[0];
}
