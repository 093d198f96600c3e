/** Something wrong with the input of ingest. The message is a sentence that says what to do about it. */
export class IngestError extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'IngestError';
  }
}
