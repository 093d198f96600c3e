/** A converted text source to notes and spoken paragraphs: what was made is known, nothing is guessed again. */
import { castNamed } from '../attribute/cast-named.ts';
import type { CatalogEntry, OutletEntry } from '../schema.ts';
import type { Layout, Spoken } from './layout.ts';
import type { Made } from './text-source.ts';

export function layOutMade(text: string, made: Made, entry: CatalogEntry, outlet: OutletEntry): Layout {
  const voices = castNamed(
    made.paragraphs.flatMap(({ label, goesOn, role }) => (label === undefined || goesOn || role ? [] : [label])),
    entry,
    outlet,
  );
  let line = 1;
  let counted = 0;
  const spoken = made.paragraphs.map((paragraph, i): Spoken => {
    const { start, end, label, mark, goesOn, role, suspect, time } = paragraph;
    const voice =
      label === undefined
        ? undefined
        : role === undefined
          ? voices.get(label)
          : role === 'interviewee'
            ? { role }
            : { role, name: label };
    const before = made.paragraphs[i - 1];
    line += text.slice(counted, start).split('\n').length - 1;
    counted = start;
    return {
      start,
      end,
      line,
      dash: !goesOn && (mark !== undefined || label !== undefined),
      ...(mark === 'chevron' && { chevron: true }),
      ...(voice && { voice }),
      ...(time && { time }),
      ...(suspect && { suspect: true }),
      blanksBefore: 1,
      apart: !before || !goesOn || text.slice(before.end, start).trim() !== '',
    };
  });
  return {
    notes: made.notes,
    spoken,
    ...(made.date && { dated: [made.date] }),
    ...(made.title && { title: made.title }),
    notTaken: made.paragraphs.flatMap(({ suspect: name, start, end }, i) =>
      name === undefined ? [] : [{ line: i, name, number: spoken[i]!.line, text: text.slice(start, end) }],
    ),
  };
}
