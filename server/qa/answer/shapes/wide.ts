/** The best exchange of each interview first, then second ones. */
import { isUnknown } from '../../../../ingest/text/calendar.ts';
import type { Citation, InterviewRef } from '../../../contract/contract.ts';
import { head } from '../heads.ts';
import { layOut } from '../lay-out.ts';
import settings from '../settings.json' with { type: 'json' };
import { countOf, periodInWords } from '../words.ts';
import { candidatesOf, exchangeOf, type Shaped, type ShapeInput, shared } from './shape.ts';

export async function wide(input: ShapeInput): Promise<Shaped> {
  const found = await candidatesOf(input, settings.passages.many);
  const shares = shared(input, found, { firstOfEach: ({ spoken }) => spoken.interview.id });
  if (shares.length === 0) return undefined;
  const { blocks, citations } = layOut(
    input.library,
    shares.map((s) => exchangeOf(input.library, s)),
  );
  return { blocks: [...overview(citations), ...blocks], citations };
}

/** From how many interviews, and of which days; none for one interview. */
function overview(citations: readonly Citation[]) {
  const interviews = [...new Map(citations.map((c) => [c.interview.id, c.interview])).values()];
  if (interviews.length < 2) return [];
  const days = daysOf(interviews);
  return [
    head('quoted_from', { interviews: interviews.length, ...days }, [
      `Quoted from ${countOf(interviews.length, 'interview')}${days ? `, ${periodInWords(days)}` : ''}.`,
    ]),
  ];
}

/** Undefined where the day of one is not known. */
export function daysOf(interviews: readonly InterviewRef[]): { from: string; to: string } | undefined {
  if (interviews.some((i) => isUnknown(i.date))) return undefined;
  const from = interviews.map((i) => i.date.from).sort();
  const to = interviews.map((i) => i.date.to).sort();
  return { from: from[0]!, to: to.at(-1)! };
}
