/** Files beside a collection's texts that are made of them, and so do not count among what an index depends on. */
export const SHIPPED = { vectors: 'vectors.bin', about: 'vectors.json' };
