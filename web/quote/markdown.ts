/** What goes out of the page is text for a Markdown reader: nothing that a transcript holds may format or embed. */
export const escapeMarkdown = (text: string): string =>
  text.replace(/[\\`*_{}[\]<>#+|!~]/g, '\\$&').replace(/^([^\S\r\n\u2028\u2029]*)(\d+)([.)])/gm, '$1$2\\$3');

/** On one line. */
export const inline = (text: string): string => escapeMarkdown(text.replace(/\s+/g, ' ').trim());

export const quoted = (lines: string): string => lines.replace(/^/gm, '> ');
