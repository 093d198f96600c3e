/** What can be wrong with a quote, and the class that each kind of wrong belongs to. */
export const FAULTS = {
  invented: 'fabricated',
  misplaced: 'fabricated',
  altered: 'fabricated',
  unsupported: 'fabricated',
  stitched: 'stitched',
  unspoken: 'misattributed',
  'wrong-interview': 'misattributed',
  'wrong-speaker': 'misattributed',
  'wrong-role': 'misattributed',
  'wrong-outlet': 'misattributed',
  'wrong-date': 'misattributed',
  'wrong-side': 'misattributed',
} as const;

export type FaultKind = keyof typeof FAULTS;
export type FaultClass = (typeof FAULTS)[FaultKind];

export type Fault = { kind: FaultKind; class: FaultClass; quote: string; detail: string };

export function fault(kind: FaultKind, quote: string, detail: string): Fault {
  return { kind, class: FAULTS[kind], quote, detail };
}
