/** The answer's own words: markers point to citations, and what stands in quotation marks is what the citation quotes. */
import type { AskResponse } from '../../server/contract/contract.ts';
import { type Fault, fault } from './faults.ts';

/** A run in double quotation marks and the marker after it, if one follows before the next run. */
const QUOTED_RUN = /[“"]([^“”"]+)[”"](?:[^“”"[]*\[(\d+)\])?/g;

export function answerFaults(response: AskResponse): Fault[] {
  const { answer, citations } = response;
  const cited = new Set(citations.map(({ marker }) => marker));
  const used = new Set([...answer.matchAll(/\[(\d+)\]/g)].map((match) => Number(match[1])));
  const dangling = [...used].filter((marker) => !cited.has(marker));
  const unused = citations.filter(({ marker }) => !used.has(marker));
  return [
    ...dangling.map((marker) => fault('unsupported', '', `[${marker}] in the answer has no citation`)),
    ...unused.map(({ marker, quote }) => fault('unsupported', quote, `citation ${marker} is not used in the answer`)),
    ...alteredQuotes(response),
    ...(response.status === 'answered' && used.size === 0
      ? [fault('unsupported', answer, 'answers without a citation')]
      : []),
  ];
}

function alteredQuotes({ answer, citations, answeredBy }: AskResponse): Fault[] {
  if (answeredBy === 'extractive') {
    return citations
      .filter(({ quote }) => !answer.includes(quote))
      .map(({ quote, marker }) => fault('altered', quote, `the answer does not hold citation ${marker} whole`));
  }
  // A quote may hold quotation marks of its own: take those that stand whole out of the way first.
  const rest = citations.reduce((text, { quote }) => text.replaceAll(quote, ''), answer);
  return [...rest.matchAll(QUOTED_RUN)].flatMap(([, run, marker]) => {
    const allowed = marker ? citations.filter((c) => c.marker === Number(marker)) : citations;
    return allowed.some(({ quote }) => quote.includes(run!))
      ? []
      : [fault('altered', run!, `is in quotation marks, but not in the citation ${marker ?? 'beside it'}`)];
  });
}
