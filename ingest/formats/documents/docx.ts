/** Word documents, through mammoth's HTML: its raw text would lose soft returns between two words. */
import JSZip from 'jszip';
import mammoth from 'mammoth';
import { IngestError } from '../../errors.ts';
import type { Document } from './document.ts';
import { readHtml } from './html.ts';
import { entriesOf } from './zip.ts';

/** @throws IngestError if the file is damaged, no Word document, or unpacks to more than 100 MB */
export async function readDocx(file: string, bytes: Uint8Array): Promise<Document> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = entriesOf(buffer);
  if (entries === 'too large') {
    throw new IngestError(
      `${file} unpacks to more than 100 MB, so it was not opened. Save it without its pictures, or as plain text.`,
    );
  }
  if (!entries?.some(({ name }) => name === 'word/document.xml')) {
    throw new IngestError(`${file} is no Word document, or a damaged one. Save it again as .docx, or as plain text.`);
  }
  try {
    const { value } = await mammoth.convertToHtml({ buffer: await withBreaks(buffer) }, {
      convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      includeDefaultStyleMap: true,
      externalFileAccess: false,
    } as never);
    return readHtml(file, value);
  } catch (cause) {
    if (cause instanceof IngestError) throw cause;
    throw new IngestError(
      `${file} cannot be read as a Word document (${(cause as Error).message.slice(0, 200)}). Save it again as .docx, or as plain text.`,
      { cause },
    );
  }
}

/** mammoth knows `<w:br/>` only: a carriage return within a run would vanish and join the words beside it. */
async function withBreaks(buffer: Buffer): Promise<Buffer> {
  const zip = await JSZip.loadAsync(buffer);
  const body = zip.file('word/document.xml');
  const xml = (await body?.async('string')) ?? '';
  if (!/<w:cr\s*\/?>/.test(xml)) return buffer;
  zip.file('word/document.xml', xml.replace(/<w:cr\s*\/>|<w:cr\s*>\s*<\/w:cr>/g, '<w:br/>'));
  return zip.generateAsync({ type: 'nodebuffer' });
}
