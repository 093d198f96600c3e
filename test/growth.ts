/** How the time of some work grows with its input. Only growth is judged, never a time: machines differ. */

/** Growth by doubling of linear work is 2, of quadratic work 4. Between them, with room for a busy machine. */
export const MOST_GROWTH = 2.9;

/** Shorter than this, in ms, a clock and a garbage collector say more than the work does: no growth is read from it. */
const NOISE = 4;
/** What a busy machine makes slow, it seldom makes slow this often. */
const TRIALS = 12;
const LEAST_TRIALS = 2;

/**
 * @param work is given `words` repeated to some `n`, `2n` and `4n` UTF-16 code units
 * @returns the larger of the two growths by doubling, 1 at least, of the shortest of several runs each: a busy machine
 * makes one of them slow and not all. As many as it takes to come under `MOST_GROWTH`, and no more than `TRIALS`.
 */
export function growth(work: (text: string) => unknown, words: string, n: number): number {
  // Whole words: half a word at the end is another word, and may be another question.
  const least = Math.ceil(n / words.length);
  const [one, two, four] = [least, 2 * least, 4 * least].map((times) => {
    const text = `${words.repeat(times)} x`;
    return () => work(text);
  }) as [() => unknown, () => unknown, () => unknown];
  let longest = Math.min(timeOf(four), timeOf(four));
  if (longest <= NOISE) return 1;
  let [short, middle] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let trial = 1; trial <= TRIALS; trial++) {
    short = Math.min(short, timeOf(one));
    middle = Math.min(middle, timeOf(two));
    longest = Math.min(longest, timeOf(four));
    if (trial >= LEAST_TRIALS && Math.max(middle / short, longest / middle) < MOST_GROWTH) break;
  }
  return Math.max(1, middle / short, longest / middle);
}

/** In ms of this process's own time, so that others' do not count; not under the noise. */
function timeOf(work: () => unknown): number {
  const started = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(started);
  return Math.max(NOISE, (user + system) / 1_000);
}
