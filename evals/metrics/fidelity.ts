/**
 * Is every quote what was said, where and by whom it is said to have been? Checked against the source text itself, against the
 * turns that the system tells of its interviews, and against labels that readers made (`labels.ts`), never against ingest.
 */
import type { AskResponse, Citation, InterviewResponse, Turn } from '../../server/contract/contract.ts';
import { partAt, type SourceText } from '../source.ts';
import { answerFaults } from './answer-text.ts';
import { type Fault, type FaultKind, fault } from './faults.ts';
import { originOf } from './origin.ts';
import { exchangesOf } from './quoting.ts';

/** The parts of a citation, result or `inReplyTo` that can be checked. */
export type Claim = { quote: string; start: number; end: number } & Partial<
  Pick<Citation, 'interview' | 'speaker' | 'role' | 'prefix' | 'suffix' | 'source'>
>;

export type Transcript = { source: SourceText; interviews: InterviewResponse[] };

/** All faults of an answer: its citations, what they reply to, the nearest passages, and the text itself. */
export function responseFaults(transcript: Transcript, response: AskResponse): Fault[] {
  const nearest = (response.nearest ?? []).map((result) => ({ ...result, quote: result.text }));
  return [
    ...[...response.citations, ...nearest].flatMap((claim) => faultsOf(transcript, claim)),
    ...answerFaults(response),
    ...leadFaults(transcript, response),
  ];
}

/** Quotes that stand under another name. The one whom an interview is called by may be told by a short name. */
function leadFaults({ interviews }: Transcript, { blocks, citations }: AskResponse): Fault[] {
  return exchangesOf(blocks).flatMap(({ lead, markers }) =>
    citations
      .filter(({ marker, role }) => markers.includes(marker) && role === 'interviewee')
      .filter(({ interview, speaker }) => {
        const told = interviews.find((one) => one.interview.id === interview.id);
        return told?.interview.interviewee !== speaker && !lead.startsWith(`${speaker}, `);
      })
      .map(({ quote, speaker }) => fault('wrong-speaker', quote, `stands under “${lead}”, but ${speaker} speaks`)),
  );
}

/** Faults of one claim and of the words it replies to. */
export function faultsOf(transcript: Transcript, claim: Claim & { inReplyTo?: Claim }): Fault[] {
  const reply = claim.inReplyTo && { interview: claim.interview, ...claim.inReplyTo };
  return [...claimFaults(transcript, claim), ...(reply ? claimFaults(transcript, reply) : [])];
}

/** Faults of the turns themselves: words that are not the source's, or that two turns claim. */
export function turnFaults({ source, interviews }: Transcript): Fault[] {
  return interviews.flatMap(({ turns }) =>
    turns.flatMap((turn, i) => {
      const quote = turn.text;
      const next = turns[i + 1];
      if (source.text.slice(turn.start, turn.end) !== quote) return [notThere(source, { ...turn, quote })];
      if (next && next.start < turn.end) return [fault('stitched', quote, `${turn.id} overlaps ${next.id}`)];
      return [];
    }),
  );
}

function claimFaults(transcript: Transcript, claim: Claim): Fault[] {
  const { source } = transcript;
  const { quote, start, end } = claim;
  if (quote === '' || source.text.slice(start, end) !== quote) return [notThere(source, claim)];
  const touched = turnsTouched(transcript.interviews, claim);
  if (touched.length === 0) return [fault('unspoken', quote, `${start}-${end} is in nobody's turn`)];
  const [first] = touched as [Touched, ...Touched[]];
  if (touched.length > 1) {
    return [fault('stitched', quote, `runs over ${touched.map(({ turn }) => turn.id).join(', ')}`)];
  }
  if (start < first.turn.start || end > first.turn.end) {
    return [fault('unspoken', quote, `runs out of ${first.turn.id} into words that nobody speaks`)];
  }
  return [...attributionFaults(claim, first), ...contextFaults(source, claim)];
}

/** Classes a quote that is not at its offsets by where, if anywhere, its words come from. */
function notThere(source: SourceText, { quote, start, end }: Claim): Fault {
  const origin = originOf(source.text, quote);
  const at = `at ${start}-${end} the source has ${JSON.stringify(source.text.slice(start, end).slice(0, 80))}`;
  if (origin === 'whole') return fault('misplaced', quote, at);
  if (origin === 'pieces') return fault('stitched', quote, 'made of pieces that stand apart in the source');
  return fault('invented', quote, at);
}

function attributionFaults({ quote, interview, speaker, role }: Claim, said: Touched): Fault[] {
  const told = said.interview;
  const differs = (kind: FaultKind, claimed: unknown, actual: unknown) =>
    JSON.stringify(claimed) === JSON.stringify(actual)
      ? []
      : [fault(kind, quote, `says ${JSON.stringify(claimed)}, but ${said.turn.id} says ${JSON.stringify(actual)}`)];
  return [
    ...(speaker === undefined ? [] : differs('wrong-speaker', speaker, said.turn.speaker)),
    ...(role === undefined ? [] : differs('wrong-role', role, said.turn.role)),
    ...(interview === undefined ? [] : differs('wrong-interview', interview.id, told.id)),
    ...(interview === undefined ? [] : differs('wrong-outlet', interview.outlet, told.outlet)),
    ...(interview === undefined ? [] : differs('wrong-date', days(interview.date), days(told.date))),
  ];
}

function days({ from, to, basis }: { from: string; to: string; basis: string }): string {
  return `${from} to ${to}, ${basis}`;
}

const CONTEXT = 32;

function contextFaults(source: SourceText, { quote, start, end, prefix, suffix, source: ref }: Claim): Fault[] {
  const part = partAt(source, start);
  const before = source.text.slice(Math.max(part.start, start - CONTEXT), start);
  const after = source.text.slice(end, Math.min(part.end, end + CONTEXT));
  const faults: Fault[] = [];
  if (prefix !== undefined && prefix !== before)
    faults.push(fault('misplaced', quote, 'prefix is not what stands before'));
  if (suffix !== undefined && suffix !== after)
    faults.push(fault('misplaced', quote, 'suffix is not what stands after'));
  if (ref && ref.sha256 !== part.sha256) faults.push(fault('misplaced', quote, 'cites another version of the source'));
  return faults;
}

type Touched = { turn: Turn; interview: InterviewResponse['interview'] };

/** Turns, of all interviews, that share at least one code unit with a span. */
function turnsTouched(interviews: InterviewResponse[], span: { start: number; end: number }): Touched[] {
  return interviews
    .filter(({ interview }) => interview.start < span.end && span.start < interview.end)
    .flatMap(({ interview, turns }) =>
      turns.filter((turn) => turn.start < span.end && span.start < turn.end).map((turn) => ({ turn, interview })),
    );
}
