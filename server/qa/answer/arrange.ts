/** Citations to the text of an answer: attributed, never asserted. */
import { words } from '../../../ingest/text/analyze.ts';
import type { Citation } from '../../contract/contract.ts';
import { LIMITS } from '../../contract/limits.ts';
import { attribution, countOf, dateInWords, type ShortName } from './words.ts';

/** A quote shorter than this is shown with what it replies to, as is one that begins with a bare yes or no. */
const NEEDS_QUESTION = 60;
const BARE_REPLY =
  /^(?:yes|no|of course|not at all|absolutely|certainly|exactly|never|that'?s right|indeed|correct|right)\b/i;
/** Share of words in common from which a quote counts as said again. */
const REPEATED = 0.6;

export type Arranged = { answer: string; citations: Citation[] };

/** @param quotes best first; markers are given anew, in the order of the text */
export function arrange(
  quotes: readonly Citation[],
  { theme, shortName }: { theme: boolean; shortName: ShortName },
): Arranged {
  const interviews = new Set(quotes.map((q) => q.interview.id));
  const inTime = theme && interviews.size > 1;
  const ordered = inTime
    ? [...quotes].sort((a, b) => a.source.file.localeCompare(b.source.file) || a.start - b.start)
    : [...quotes];
  const kept = withinLimit(
    ordered.map((q, i) => ({ ...q, marker: i + 1 })),
    shortName,
  );
  const blocks = kept.map((citation, i) => block(citation, shortName, kept[i - 1], kept.slice(0, i)));
  return { answer: [...(inTime ? [headline(kept)] : []), ...blocks].join('\n\n'), citations: kept };
}

/** In how many interviews, and when. */
function headline(citations: readonly Citation[]): string {
  const interviews = [...new Map(citations.map((c) => [c.interview.id, c.interview])).values()];
  const from = interviews.map((i) => i.date.from).sort()[0]!;
  const to = interviews
    .map((i) => i.date.to)
    .sort()
    .at(-1)!;
  const markers = citations.map((c) => `[${c.marker}]`).join(' ');
  return `Quoted from ${countOf(interviews.length, 'interview')}, ${dateInWords({ from, to })}, in order of time: ${markers}`;
}

function block(
  citation: Citation,
  shortName: ShortName,
  previous: Citation | undefined,
  earlier: readonly Citation[],
): string {
  const { quote, marker, interview, speaker } = citation;
  const same = previous?.interview.id === interview.id && previous.speaker === speaker;
  const again = earlier.find((e) => e.interview.id !== interview.id && overlap(e.quote, quote) >= REPEATED);
  const lead = same ? 'In the same interview' : attribution(citation, shortName);
  const context = replyContext(citation, previous);
  return `${lead}${again ? ', again' : ''}${context ? `${context} —` : ':'} “${quote}” [${marker}]`;
}

/** The words that a quote replies to, where it needs them and they have not just been quoted. */
function replyContext({ quote, role, inReplyTo }: Citation, previous: Citation | undefined): string {
  if (!inReplyTo || !needsQuestion(quote) || /[“”"]/.test(inReplyTo.quote)) return '';
  if (previous && previous.start < inReplyTo.end && inReplyTo.start < previous.end) return '';
  const said = oneLine(inReplyTo.quote);
  return role === 'interviewee' ? `, asked: ${said}` : `, in reply to ${inReplyTo.speaker}’s words: ${said}`;
}

const needsQuestion = (quote: string) => quote.length < NEEDS_QUESTION || BARE_REPLY.test(quote);
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/** The answer stays within the contract's length: the last citations go first. */
function withinLimit(citations: Citation[], shortName: ShortName): Citation[] {
  const kept: Citation[] = [];
  let length = 200;
  for (const citation of citations) {
    length +=
      citation.quote.length + attribution(citation, shortName).length + (citation.inReplyTo?.quote.length ?? 0) + 40;
    if (length > LIMITS.answer && kept.length > 0) break;
    kept.push(citation);
  }
  return kept;
}

function overlap(a: string, b: string): number {
  const [one, other] = [new Set(words(a)), new Set(words(b))];
  const shared = [...one].filter((w) => other.has(w)).length;
  return shared / Math.max(1, Math.min(one.size, other.size));
}
