/** Something wrong with the input of ingest. The message is a sentence that says what to do about it. */
export class IngestError extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'IngestError';
  }
}

/** Something that is not there now and may be in a while, without anybody changing the input: worth trying again. */
export class NotYetError extends IngestError {
  override name = 'NotYetError';
}
