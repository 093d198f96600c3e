/**
 * How an answer quotes, read off the transcript by rules of its own, not the product's: what was spliced, what denial was
 * cut off, and whether a reply's opening yes or no is there.
 */
import { splitSentences } from '../../ingest/text/sentences.ts';
import type { Block, ExchangeBlock } from '../../server/contract/blocks.ts';
import type { AskResponse, Citation, Turn } from '../../server/contract/contract.ts';

type Span = { start: number; end: number };

/** Short sentences that deny outright what stands beside them, in code units. */
const SHORT = 60;
const DENIES =
  /^\W*(?:first,? )?(?:no[,.!]|no, |not at all|never[.!]|(?:this|that|it) is (?:not (?:true|so)|a lie|fake|false|wrong)|(?:this|that) is (?:absolutely|completely|totally) (?:wrong|false|untrue)|i (?:do not|don['’]t) agree|absolutely not|of course not|nothing of the kind)/i;
const REPORTS = /\b(?:they|some|people|he|others|media|you) (?:say|says|claim|claims|allege|accuse|accuses) /i;
const TURNS =
  /^\W*(?:but (?:this|that|it|they|he) (?:is|are|was|were) not\b|no[,.!]|(?:this|that|it) is (?:not|a lie|false|fake|wrong)\b|i (?:do not|don['’]t) agree\b|all this is (?:a lie|false))/i;
const OPENS = /^\W*(?:yes|no|of course|not at all|absolutely|certainly|exactly|never)\b[,.!]/i;

/** Offsets as the turn's. */
export function sentencesOf({ text, start }: Pick<Turn, 'text' | 'start'>): Span[] {
  const spans: Span[] = [];
  for (const line of text.matchAll(/[^\n]+/g)) spans.push(...splitSentences(line[0], start + line.index));
  return spans;
}

/** Places where a stretch of quoted sentences ends or begins beside the denial of what it says. */
export function cutDenials(turn: Pick<Turn, 'text' | 'start'>, quotes: readonly Span[]): string[] {
  const sentences = sentencesOf(turn);
  const words = (i: number) => turn.text.slice(sentences[i]!.start - turn.start, sentences[i]!.end - turn.start);
  const quoted = sentences.map((s) => quotes.some((q) => q.start < s.end && s.start < q.end));
  return sentences.flatMap((_, i) => {
    if (quoted[i]) return [];
    const denies = words(i).length <= SHORT && DENIES.test(words(i));
    const before = quoted[i - 1] && (denies || (REPORTS.test(words(i - 1)) && TURNS.test(words(i))));
    const after = quoted[i + 1] && denies;
    return before || after ? [words(i)] : [];
  });
}

export const exchangesOf = (blocks: readonly Block[] = []): ExchangeBlock[] =>
  blocks.flatMap((b) => (b.kind === 'group' ? b.blocks : b.kind === 'exchange' ? [b] : []));

export type Quoting = {
  /** Questions shown before words that do not open the reply, and exchanges of more than one turn. */
  spliced: number;
  cut: number;
  /** Exchanges of turns that open with a yes or no; those of them that quote it. */
  opened: number;
  openedShown: number;
};

/** @param turnOf the turn that holds a citation */
export function quotingOf(response: AskResponse, turnOf: (citation: Citation) => Turn | undefined): Quoting {
  const cited = new Map(response.citations.map((c) => [c.marker, c]));
  const total: Quoting = { spliced: 0, cut: 0, opened: 0, openedShown: 0 };
  for (const { markers, question } of exchangesOf(response.blocks)) {
    const quotes = markers.flatMap((m) => cited.get(m) ?? []);
    const turns = new Set(quotes.map(turnOf));
    const [turn] = turns;
    if (turns.size !== 1 || !turn) {
      total.spliced++;
      continue;
    }
    const first = quotes[0]!.start;
    if (question && turn.text.slice(0, first - turn.start).trim() !== '') total.spliced++;
    total.cut += cutDenials(turn, quotes).length;
    if (OPENS.test(turn.text)) {
      total.opened++;
      if (turn.text.slice(0, first - turn.start).trim() === '') total.openedShown++;
    }
  }
  return total;
}
