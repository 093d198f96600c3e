/** What a person should look at first: the turns that the parser is least sure of, and a review file to fill in. */

import type { Corpus } from '../corpus.ts';
import type { Interview, Role, Source, Turn } from '../schema.ts';
import type { Correction } from './review.ts';

/** A turn with what stands around it. `line` counts from 1; the texts are cut to 200 characters. */
export type Doubt = {
  interview: string;
  file: string;
  line: number;
  speaker: string;
  role: Role;
  /** 0 to 1 */
  confidence: number;
  /** The clue that decided, or `label`. */
  rule: string;
  before?: { speaker: string; text: string };
  text: string;
  after?: { speaker: string; text: string };
};

/** The `count` turns that rules, or a stray label, decided least surely, the least sure first. */
export function leastSure({ sources, interviews }: Pick<Corpus, 'sources' | 'interviews'>, count: number): Doubt[] {
  return doubtful(interviews)
    .slice(0, count)
    .map(({ interview, turn }) => {
      const source = sources.find(({ file }) => file === interview.source.file)!;
      const shown = (other: Turn | undefined) => other && { speaker: other.speaker, text: excerpt(source, other) };
      return {
        interview: interview.id,
        file: source.file,
        line: source.text.slice(0, turn.start).split(/\r\n|\n|\r/).length,
        speaker: turn.speaker,
        role: turn.role,
        confidence: turn.confidence,
        rule: turn.note ?? 'label',
        before: shown(interview.turns[turn.index - 1]),
        text: excerpt(source, turn),
        after: shown(interview.turns[turn.index + 1]),
      };
    });
}

/** A doubt as text for a terminal. */
export function describeDoubt({
  interview,
  file,
  line,
  speaker,
  confidence,
  rule,
  before,
  text,
  after,
}: Doubt): string {
  const around = (turn: Doubt['before']) => (turn ? [`    ${turn.speaker}: ${turn.text}`] : []);
  return [
    `${interview}, ${file} line ${line}: ${speaker}, ${Math.round(100 * confidence)} % sure (${rule})`,
    ...around(before),
    `  > ${speaker}: ${text}`,
    ...around(after),
  ].join('\n');
}

/**
 * A review file (`<name>.review.json`) for one source with the paragraphs of its `count` least sure turns as the parser
 * has them. Every reason is empty, and a review with an empty reason is refused: correct the speaker and role, say why,
 * or take the correction out.
 */
export function reviewStub(source: Source, interviews: Interview[], count: number) {
  const own = interviews.filter(({ source: { file } }) => file === source.file);
  const corrections: Correction[] = doubtful(own)
    .slice(0, count)
    .flatMap(({ turn: { speaker, role, passages } }) =>
      passages.map(({ start, end }) => ({
        start,
        end,
        text: source.text.slice(start, end),
        speaker,
        role,
        reason: '',
      })),
    );
  return { file: source.file, sha256: source.sha256, corrections: corrections.sort((a, b) => a.start - b.start) };
}

function doubtful(interviews: Interview[]): { interview: Interview; turn: Turn }[] {
  return interviews
    .flatMap((interview) => interview.turns.map((turn) => ({ interview, turn })))
    .filter(({ turn }) => turn.basis === 'rule' || (turn.basis === 'label' && turn.confidence < 1))
    .sort((a, b) => a.turn.confidence - b.turn.confidence);
}

function excerpt(source: Source, { start, end }: Turn): string {
  const text = source.text.slice(start, end).replace(/\s+/g, ' ');
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
