/** One to three exchanges, best first. */
import { layOut } from '../lay-out.ts';
import settings from '../settings.json' with { type: 'json' };
import { candidatesOf, exchangeOf, type Shaped, type ShapeInput, shared } from './shape.ts';

export async function fact(input: ShapeInput): Promise<Shaped> {
  const found = await candidatesOf(input, settings.passages.few);
  const shares = shared(input, found, {
    exchanges: settings.exchanges.fact,
    before: settings.before,
  }).sort((a, b) => a.rank - b.rank);
  if (shares.length === 0) return undefined;
  return layOut(
    input.library,
    shares.map((s) => exchangeOf(input.library, s)),
  );
}
