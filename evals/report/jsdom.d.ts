/** jsdom brings no types of its own; the report needs a document to draw into, nothing else. */
declare module 'jsdom' {
  export class JSDOM {
    constructor(html?: string);
    readonly window: Window & typeof globalThis;
  }
}
