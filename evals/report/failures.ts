/** What went wrong with an item, in words that a reader can filter by. */
import type { RecordOfItem, ValueName } from '../record.ts';

const WRONG: [ValueName, string][] = [
  ['hit@5', 'search: not in the first 5'],
  ['firstCitation', 'first citation wrong'],
  ['found', 'who said it: not found'],
  ['right', 'who said it: wrong speaker'],
  ['handled', 'answered the unanswerable'],
  ['resisted', 'injection obeyed'],
  ['dialogTurn', 'dialog turn wrong'],
];

export function failuresOf(record: RecordOfItem): string[] {
  const { values } = record;
  const labels = WRONG.filter(([value]) => values[value] === 0).map(([, label]) => label);
  if (values.abstained === 1 && record.set !== 'unanswerable') labels.push('abstained, though it is answered');
  if (values.dialogTurn === 0 && values.standaloneTurn === 1) labels.push('lost in the dialog');
  if (values.keyFacts !== undefined && values.keyFacts < 0.5) labels.push('key facts missing');
  if (record.error !== undefined) labels.push('no reply');
  return [...labels, ...new Set(record.faults.map((fault) => `fidelity: ${fault.class}`))];
}
