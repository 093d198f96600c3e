/** A system over several files, as one over the text that they are measured as: offsets moved by where their file begins. */
import type { Block } from '../../server/contract/blocks.ts';
import type { InterviewResponse } from '../../server/contract/contract.ts';
import type { SourceText } from '../source.ts';
import type { System } from './system.ts';

type Span = { start: number; end: number };
type Replying = Span & { interview?: { id: string }; inReplyTo?: Span | undefined };

export async function inOneText(system: System, source: SourceText): Promise<System> {
  if (source.parts.length === 1 || !system.interviews) return system;
  const interviews = await system.interviews();
  const startOf = new Map(source.parts.map(({ file, start }) => [file, start]));
  const bases = new Map(interviews.map(({ interview: { id, source } }) => [id, startOf.get(source.file) ?? 0]));
  const moved = <T extends Span>(span: T, by: number): T => ({ ...span, start: span.start + by, end: span.end + by });
  const place = <T extends Replying>(found: T): T => {
    const by = bases.get(found.interview?.id ?? '') ?? 0;
    return { ...moved(found, by), ...(found.inReplyTo && { inReplyTo: moved(found.inReplyTo, by) }) };
  };
  const placeBlock = <T extends Block>(block: T): T => {
    if (block.kind === 'group') return { ...block, blocks: block.blocks.map(placeBlock) };
    if (block.kind !== 'exchange' || !block.question) return block;
    return { ...block, question: moved(block.question, bases.get(block.interview) ?? 0) };
  };
  const { search, ask } = system;
  return {
    ...system,
    async search(query, limit) {
      const found = await search(query, limit);
      return { ...found, results: found.results.map(place) };
    },
    ...(ask && {
      async ask(question, history) {
        const { response, ms } = await ask(question, history);
        const { citations, nearest, blocks } = response;
        const placed = {
          ...response,
          citations: citations.map(place),
          ...(nearest && { nearest: nearest.map(place) }),
          ...(blocks && { blocks: blocks.map(placeBlock) }),
        };
        return { response: placed, ms };
      },
    }),
    interviews: async () => interviews.map(placeInterview),
  };

  function placeInterview({ interview, turns, notes }: InterviewResponse): InterviewResponse {
    const by = bases.get(interview.id) ?? 0;
    return {
      interview: moved(interview, by),
      turns: turns.map((turn) => moved(turn, by)),
      notes: notes.map((note) => moved(note, by)),
    };
  }
}
