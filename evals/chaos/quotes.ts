/** Every quote of a reply against the sources and the turns that the server itself serves. */
import type { Interview, InterviewResponse } from '../../server/contract/contract.ts';

type Turn = { start: number; end: number; speaker: string; role: string };
type Said = { speaker: string; role: string; start: number; end: number };

export class Quotes {
  checked = 0;
  readonly wrong: string[] = [];
  readonly #texts: ReadonlyMap<string, string>;
  readonly #turns: ReadonlyMap<string, readonly Turn[]>;

  private constructor(texts: ReadonlyMap<string, string>, turns: ReadonlyMap<string, readonly Turn[]>) {
    this.#texts = texts;
    this.#turns = turns;
  }

  static async of(url: string): Promise<Quotes> {
    const json = async <T>(path: string) => (await (await fetch(url + path)).json()) as T;
    const { interviews } = await json<{ interviews: Interview[] }>('/api/interviews');
    const texts = new Map<string, string>();
    const turns = new Map<string, readonly Turn[]>();
    const sources = new Map<string, string>();
    for (const { id, source } of interviews) {
      const { turns: own } = await json<InterviewResponse>(`/api/interviews/${encodeURIComponent(id)}`);
      if (!sources.has(source.file)) {
        const path = `/api/sources/${encodeURIComponent(source.file)}`;
        sources.set(source.file, await (await fetch(url + path)).text());
      }
      texts.set(id, sources.get(source.file)!);
      turns.set(id, own);
    }
    return new Quotes(texts, turns);
  }

  get interviews(): string[] {
    return [...this.#turns.keys()];
  }

  /** Looks for quotes anywhere in a reply, so that none is missed for where it stands. */
  check(reply: unknown): void {
    this.#walk(reply, undefined);
  }

  #walk(value: unknown, interview: string | undefined): void {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      for (const one of value) this.#walk(one, interview);
      return;
    }
    const one = value as Record<string, unknown>;
    const id = (one.interview as { id?: unknown } | undefined)?.id ?? one.interview;
    const own = typeof id === 'string' && this.#texts.has(id) ? id : interview;
    const words = typeof one.quote === 'string' ? one.quote : one.passageId !== undefined ? one.text : undefined;
    if (typeof words === 'string' && typeof one.start === 'number') this.#said(one as Said, words, own);
    for (const field of Object.values(one)) this.#walk(field, own);
  }

  #said({ speaker, role, start, end }: Said, words: string, interview: string | undefined): void {
    this.checked++;
    const text = interview === undefined ? undefined : this.#texts.get(interview);
    const turn = this.#turns.get(interview ?? '')?.find((t) => t.start <= start && end <= t.end);
    const right = text?.slice(start, end) === words && turn?.speaker === speaker && turn.role === role;
    if (!right) this.wrong.push(`${interview ?? 'no interview'} ${start}-${end}, ${speaker}: ${words.slice(0, 80)}`);
  }
}
