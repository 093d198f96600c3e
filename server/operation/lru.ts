/** A map bounded by the bytes that it holds, which forgets what was not used for longest. */
export class Lru<Value> {
  readonly #entries = new Map<string, { value: Value; bytes: number }>();
  readonly #most: number;
  readonly #bytesOf: (value: Value) => number;
  #bytes = 0;

  /**
   * @param most bytes kept, keys counted too; 0 keeps none
   * @param bytesOf about how many a value takes
   */
  constructor(most: number, bytesOf: (value: Value) => number) {
    this.#most = most;
    this.#bytesOf = bytesOf;
  }

  get size(): number {
    return this.#entries.size;
  }

  get(key: string): Value | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.value;
  }

  set(key: string, value: Value): void {
    this.#remove(key);
    if (this.#most === 0) return;
    const bytes = textBytes(key) + this.#bytesOf(value);
    if (bytes > this.#most) return;
    this.#entries.set(key, { value, bytes });
    this.#bytes += bytes;
    for (const oldest of this.#entries.keys()) {
      if (this.#bytes <= this.#most) return;
      this.#remove(oldest);
    }
  }

  #remove(key: string): void {
    const entry = this.#entries.get(key);
    if (entry === undefined) return;
    this.#entries.delete(key);
    this.#bytes -= entry.bytes;
  }
}

/** Of a text in memory, at most. */
export const textBytes = (text: string): number => 2 * text.length;
