import type { PhraseResponse } from '../../server/contract/contract.ts';
import { linkTo } from '../quote/cite.ts';
import { toCsv } from '../quote/csv.ts';

/** Every hit of a phrase. */
export function phraseCsv(hits: PhraseResponse['hits'], base: string): string {
  const header = ['outlet', 'date_from', 'date_to', 'date_basis', 'speaker', 'role', 'before', 'phrase', 'after'];
  const rows = hits.map((h) => [
    h.interview.outlet,
    h.interview.date.from,
    h.interview.date.to,
    h.interview.date.basis,
    h.speaker,
    h.role,
    h.before,
    h.quote,
    h.after,
    h.start,
    h.end,
    h.passageId,
    linkTo(h, base),
  ]);
  return toCsv([...header, 'start', 'end', 'passage', 'link'], rows);
}
