/** Labelled items over the transcript of fake-app.ts. */
import type { Dataset } from '../../evals/dataset.ts';
import { PRESIDENT } from './fake-app.ts';

const own = { origin: 'own' as const };
const single = {
  ...own,
  kind: 'single' as const,
  shape: 'fact' as const,
  speaker: PRESIDENT,
  outlet: null,
  filters: {},
  judgedIrrelevant: [],
};

export const fakeData: Dataset = {
  questions: [
    {
      ...single,
      id: 'f-001',
      type: 'number',
      question: 'bridges the engineers built in the valley',
      answer: 'Forty.',
      evidence: [{ line: 5, quote: 'Our engineers built forty bridges in the valley.', grade: 2 }],
      keyFacts: ['forty bridges'],
    },
    {
      ...single,
      id: 'f-002',
      type: 'why',
      question: 'Why did the railway to the coast close?',
      answer: 'Snow.',
      evidence: [{ line: 15, quote: 'Snow closed the railway to the coast for eleven days.', grade: 2 }],
      keyFacts: ['snow', 'eleven days'],
    },
  ],
  attribution: [
    {
      ...own,
      id: 'f-003',
      kind: 'attribution',
      question: 'Who said that farmers of the valley asked for the canal?',
      statement: 'The farmers asked for it.',
      evidence: [{ line: 9, quote: 'The farmers of the valley asked for the canal themselves.', grade: 2 }],
      speaker: PRESIDENT,
      outlet: 'Channel North',
    },
  ],
  unanswerable: [
    {
      ...own,
      id: 'f-004',
      kind: 'unanswerable',
      type: 'off-topic',
      question: 'best recipe for pancakes',
      why: 'Nothing about food.',
      filters: {},
      contradictedBy: [],
    },
  ],
  dialogs: [
    {
      ...own,
      id: 'f-005',
      kind: 'dialog',
      turns: [
        {
          question: 'What of the valley and its bridges?',
          standalone: 'bridges the engineers built in the valley',
          evidence: [{ line: 5, quote: 'forty bridges', grade: 2 }],
        },
        { question: 'And tunnels?', standalone: 'Did she mention tunnels?', evidence: [] },
      ],
    },
  ],
  judgments: [],
};
