/** What a schema cannot check: ids, lines, quotes, and that labels do not contradict each other. */
import { type Dataset, gradedLines, gradesOf } from './dataset.ts';
import { keyFactCoverage } from './metrics/key-facts.ts';
import type { Evidence, Question } from './schema.ts';
import { paragraphAt, type SourceText, textOfLine } from './source.ts';

type Labelled = { id: string; evidence: Evidence[]; judgedIrrelevant?: number[] };

/** One sentence a problem, each beginning with the item's id. */
export function problemsIn(data: Dataset, source: SourceText): string[] {
  const labelled = labelledItems(data);
  const items = [...data.questions, ...data.attribution, ...data.unanswerable, ...data.dialogs];
  return [
    ...repeated(items.map(({ id }) => id)).map((id) => `${id}: two items have this id.`),
    ...repeatedQuestions(data),
    ...labelled.flatMap((item) => evidenceProblems(item, source)),
    ...data.questions.flatMap(shapeProblems),
    ...data.unanswerable.flatMap(({ id, contradictedBy }) => unknownLines(id, contradictedBy, source)),
    ...judgmentProblems(data, labelled, source),
  ];
}

/** Everything that has evidence, dialog turns under the ids that reports give them. */
export function labelledItems({ questions, attribution, dialogs }: Dataset): Labelled[] {
  const turns = dialogs.flatMap(({ id, turns: inDialog }) =>
    inDialog.map((turn, i) => ({ id: `${id}.${i + 1}`, evidence: turn.evidence })),
  );
  return [...questions, ...attribution, ...turns];
}

/** Key facts that no graded line holds: no answer could be quoted for them. One sentence a fact. */
export function unheldFacts({ questions, judgments }: Dataset, source: SourceText): string[] {
  return questions.flatMap((item) => {
    const lines = [...gradedLines(gradesOf(item, judgments))].map((line) => textOfLine(source, line));
    return item.keyFacts
      .filter((fact) => keyFactCoverage(lines, [fact]) === 0)
      .map((fact) => `${item.id}: no graded line holds the key fact “${fact}”.`);
  });
}

function shapeProblems({ id, shape, count, polarity }: Question): string[] {
  return [
    ...(count && shape !== 'count' ? [`${id}: has a count, but its shape is ${shape}.`] : []),
    ...(polarity && shape !== 'yes_no' ? [`${id}: has a polarity, but its shape is ${shape}.`] : []),
  ];
}

function evidenceProblems({ id, evidence, judgedIrrelevant = [] }: Labelled, source: SourceText): string[] {
  const graded = new Set(evidence.map(({ line }) => line));
  const conflicts = judgedIrrelevant.filter((line) => graded.has(line));
  return [
    ...evidence
      .filter(({ line, quote }) => !textOfLine(source, line).includes(quote))
      .map(({ line, quote }) => `${id}: line ${line} does not hold “${quote}”.`),
    ...repeated(evidence.map(({ line, quote }) => `line ${line}, “${quote}”`)).map(
      (twice) => `${id}: ${twice} stands twice.`,
    ),
    ...conflicts.map((line) => `${id}: line ${line} is evidence and judged irrelevant.`),
    ...unknownLines(id, judgedIrrelevant, source),
  ];
}

function judgmentProblems({ judgments }: Dataset, labelled: Labelled[], source: SourceText): string[] {
  const byId = new Map(labelled.map((item) => [item.id, item]));
  const twice = repeated(judgments.map(({ question, line }) => `${question}: line ${line}`));
  return [
    ...twice.map((place) => `${place} is judged twice.`),
    ...judgments.flatMap(({ question, line }) => {
      const item = byId.get(question);
      if (!item) return [`${question}: is judged, but no item with evidence has this id.`];
      if (gradesOf(item, []).has(line))
        return [`${question}: line ${line} is judged, but its labels already grade it.`];
      return unknownLines(question, [line], source);
    }),
  ];
}

function repeatedQuestions({ questions, attribution, unanswerable }: Dataset): string[] {
  const asked = [...questions, ...attribution, ...unanswerable].map(({ question }) => question.toLowerCase().trim());
  return repeated(asked).map((question) => `“${question}” is asked by two items.`);
}

function unknownLines(id: string, lines: number[], source: SourceText): string[] {
  return lines
    .filter((line) => !paragraphAt(source, line))
    .map((line) => `${id}: line ${line} is empty or outside the source.`);
}

function repeated(values: string[]): string[] {
  const seen = new Set<string>();
  return values.filter((value) => seen.size === seen.add(value).size);
}
