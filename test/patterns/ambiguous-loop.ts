/**
 * Finds a repetition that can read the same text in several ways, as `(?:a|b|ab)*` can: a text that does not match in the
 * end is then tried in exponentially many ways. Each character of a pattern is a position (Glushkov's automaton); a loop is
 * ambiguous where two different walks over the same characters lead from one position back to it.
 */

import type { AST } from '@eslint-community/regexpp';
import { RegExpParser, visitRegExpAST } from '@eslint-community/regexpp';
import type { CharSet } from 'refa';
import { type ReadonlyFlags, toUnicodeSet } from 'regexp-ast-analysis';

type Position = { chars: CharSet; raw: string };
/** How a part begins and ends, and whether it may be empty. */
type Part = { first: number[]; last: number[]; empty: boolean };

/** Of a counted repetition so many are written out: an ambiguity shows in three. */
const WRITTEN_OUT = 3;
/** Pairs of positions looked at: beyond it a pattern counts as ambiguous, since nobody can say. */
const MOST_PAIRS = 400_000;

/** The characters of an ambiguous loop, or nothing. Assertions count as if they always held, so it may find too much. */
export function ambiguousLoop(source: string, flags: string): string | undefined {
  const sets = flags.includes('v');
  const pattern = new RegExpParser().parsePattern(source, undefined, undefined, {
    unicode: flags.includes('u'),
    unicodeSets: sets,
  });
  let loops = false;
  visitRegExpAST(pattern, {
    onQuantifierEnter({ max }) {
      if (max === Number.POSITIVE_INFINITY) loops = true;
    },
  });
  if (!loops) return undefined;
  const { positions, follow } = automaton(pattern, {
    ignoreCase: flags.includes('i'),
    dotAll: flags.includes('s'),
    multiline: flags.includes('m'),
    unicode: flags.includes('u'),
    unicodeSets: sets,
  });
  const inLoop = components(follow);
  for (const loop of inLoop) {
    const found = twoWays(loop, positions, follow);
    if (found) return found;
  }
  return undefined;
}

function automaton(pattern: AST.Pattern, flags: ReadonlyFlags): { positions: Position[]; follow: Set<number>[] } {
  const positions: Position[] = [];
  const follow: Set<number>[] = [];
  const link = (from: readonly number[], to: readonly number[]) => {
    for (const one of from) for (const next of to) follow[one]!.add(next);
  };
  const nothing: Part = { first: [], last: [], empty: true };
  const then = (a: Part, b: Part): Part => {
    link(a.last, b.first);
    return {
      first: a.empty ? [...a.first, ...b.first] : a.first,
      last: b.empty ? [...b.last, ...a.last] : b.last,
      empty: a.empty && b.empty,
    };
  };
  const either = (parts: Part[]): Part => ({
    first: parts.flatMap(({ first }) => first),
    last: parts.flatMap(({ last }) => last),
    empty: parts.some(({ empty }) => empty),
  });
  const all = (alternatives: readonly AST.Alternative[]) =>
    either(alternatives.map(({ elements }) => elements.map(part).reduce(then, nothing)));
  const part = (element: AST.Element): Part => {
    switch (element.type) {
      case 'Character':
      case 'CharacterSet':
      case 'CharacterClass':
      case 'ExpressionCharacterClass': {
        const at = positions.push({ chars: toUnicodeSet(element, flags).chars, raw: element.raw }) - 1;
        follow.push(new Set());
        return { first: [at], last: [at], empty: false };
      }
      case 'Group':
      case 'CapturingGroup':
        return all(element.alternatives);
      case 'Quantifier': {
        const { min, max } = element;
        if (max === Number.POSITIVE_INFINITY) {
          const once = part(element.element);
          link(once.last, once.first);
          return { ...once, empty: once.empty || min === 0 };
        }
        let repeated = nothing;
        // From the right, x(?:x(?:x)?)?: which of them are left out must not count as a choice.
        for (let i = Math.min(max, WRITTEN_OUT) - 1; i >= 0; i--) {
          const rest = then(part(element.element), repeated);
          repeated = { ...rest, empty: rest.empty || i >= min };
        }
        return repeated;
      }
      default:
        return nothing;
    }
  };
  all(pattern.alternatives);
  return { positions, follow };
}

/** Sets of positions that lead to each other (Tarjan), those of a loop only. */
function components(follow: readonly Set<number>[]): Set<number>[] {
  const found: Set<number>[] = [];
  const index = new Map<number, number>();
  const low = new Map<number, number>();
  const open: number[] = [];
  const isOpen = new Set<number>();
  const visit = (node: number) => {
    index.set(node, index.size);
    low.set(node, index.get(node)!);
    open.push(node);
    isOpen.add(node);
    for (const next of follow[node]!) {
      if (!index.has(next)) visit(next);
      if (isOpen.has(next)) low.set(node, Math.min(low.get(node)!, low.get(next)!));
    }
    if (low.get(node) !== index.get(node)) return;
    const members = new Set(open.splice(open.indexOf(node)));
    for (const member of members) isOpen.delete(member);
    if (members.size > 1 || follow[node]!.has(node)) found.push(members);
  };
  for (const node of follow.keys()) if (!index.has(node)) visit(node);
  return found;
}

function twoWays(loop: ReadonlySet<number>, positions: readonly Position[], follow: readonly Set<number>[]) {
  const meet = new Map<number, boolean>();
  const size = positions.length;
  const pair = (a: number, b: number) => (a < b ? a * size + b : b * size + a);
  const both = (a: number, b: number) => {
    const key = pair(a, b);
    const known = meet.get(key) ?? !positions[a]!.chars.isDisjointWith(positions[b]!.chars);
    meet.set(key, known);
    return known;
  };
  // Pairs of different positions that two walks over the same characters reach from one position, and where they go on.
  const before = new Map<number, Set<number>>();
  const queue: number[] = [...loop].map((one) => pair(one, one));
  const seen = new Set(queue);
  for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
    if (seen.size > MOST_PAIRS) return 'too many ways to look at';
    const [a, b] = [Math.floor(key / size), key % size];
    for (const x of follow[a]!) {
      for (const y of follow[b]!) {
        if (!loop.has(x) || !loop.has(y) || !both(x, y)) continue;
        const next = pair(x, y);
        (before.get(next) ?? before.set(next, new Set()).get(next)!).add(key);
        if (!seen.has(next)) queue.push(next);
        seen.add(next);
      }
    }
  }
  // Back from where walks meet again: a pair of different positions on the way from there is a second way.
  const back = [...loop].map((one) => pair(one, one)).filter((key) => before.has(key));
  const leads = new Set(back);
  for (let key = back.pop(); key !== undefined; key = back.pop()) {
    for (const earlier of before.get(key) ?? []) {
      const [a, b] = [Math.floor(earlier / size), earlier % size];
      if (a !== b) return `${positions[a]!.raw} or ${positions[b]!.raw}`;
      if (!leads.has(earlier)) back.push(earlier);
      leads.add(earlier);
    }
  }
  return undefined;
}
