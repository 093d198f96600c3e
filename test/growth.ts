/** How the time of some work grows with its input. Only growth is judged, never a time: machines differ. */

/** Growth by doubling of linear work is 2, of quadratic work 4. Between them, with room for a busy machine. */
export const MOST_GROWTH = 2.9;

/** Shorter than this, in ms, a clock and a garbage collector say more than the work does: no growth is read from it. */
const NOISE = 4;
const REPEATS = 4;
const TRIALS = 4;

/**
 * @param work is given `words` repeated to `n`, `2n` and `4n` UTF-16 code units
 * @returns the larger of the two growths by doubling, 1 at least: the least of several trials, since a busy machine makes
 * one of them slow and not all
 */
export function growth(work: (text: string) => unknown, words: string, n: number): number {
  const [one, two, four] = [n, 2 * n, 4 * n].map((length) => {
    const text = `${words.repeat(Math.ceil(length / words.length)).slice(0, length)} x`;
    return () => work(text);
  }) as [() => unknown, () => unknown, () => unknown];
  four();
  if (timeOf(four, 2) <= NOISE) return 1;
  let least = Number.POSITIVE_INFINITY;
  for (let trial = 0; trial < TRIALS && least >= MOST_GROWTH; trial++) {
    const [a, b, c] = [timeOf(one), timeOf(two), timeOf(four)];
    least = Math.min(least, Math.max(1, b / a, c / b));
  }
  return least;
}

/** The shortest of several runs, in ms of this process's own time, so that others' do not count; not under the noise. */
function timeOf(work: () => unknown, repeats = REPEATS): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < repeats && least > NOISE; i++) {
    const started = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(started);
    least = Math.min(least, (user + system) / 1_000);
  }
  return Math.max(NOISE, least);
}
