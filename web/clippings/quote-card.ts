/** A quote drawn as a picture, with who said it, to whom, when, where it stands and what was asked: never the words alone. */

export type QuoteCard = {
  /** "Radio Oak asked", and the words; missing where nothing was asked. */
  asked?: { by: string; words: string };
  words: string;
  isInterviewee: boolean;
  /** "Ada Berg, interviewee" */
  who: string;
  /** "Radio Oak, 3 October 2020" */
  where: string;
  link: string;
  /** Says that the words are verbatim. */
  verbatim: string;
};

const WIDTH = 1200;
const MARGIN = 80;
const INDENT = 36;
const SERIF = 'Georgia, "Noto Serif", serif';
const SANS = 'system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif';
const INK = '#1f1c18';
const MUTED = '#5d564c';
const PAPER = '#fbf9f5';
const ACCENT = '#1f5673';
/** Lines of the question; what is left out of it is marked. */
const QUESTION_LINES = 4;
/** The picture is as high as these shapes want at least: 1200 × 630. */
const LEAST_HEIGHT = 630;

/** The size of the words, by how many there are. */
const sizeFor = (words: string): number => (words.length <= 140 ? 48 : words.length <= 320 ? 40 : 32);

/** Hebrew and Arabic letters come first: the text runs from right to left. */
const isRtl = (text: string): boolean => /^[^\p{L}]*[\u0590-\u08ff]/u.test(text);

/** Breaks between words, and within one that is longer than a line. */
function linesOf(context: CanvasRenderingContext2D, text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  const fits = (t: string) => context.measureText(t).width <= width;
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = line ? `${line} ${word}` : word;
    if (fits(longer)) {
      line = longer;
      continue;
    }
    if (line) lines.push(line);
    line = '';
    for (const letter of word) {
      if (!fits(line + letter)) {
        lines.push(line);
        line = '';
      }
      line += letter;
    }
  }
  return line ? [...lines, line] : lines;
}

type Run = { text: string; font: string; color: string; y: number; indent: number; rtl: boolean };

export function drawQuoteCard(canvas: HTMLCanvasElement, card: QuoteCard): void {
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  const runs: Run[] = [];
  let y = MARGIN;
  const write = (
    text: string,
    font: string,
    height: number,
    color: string,
    indent = 0,
    most = Number.POSITIVE_INFINITY,
  ) => {
    context.font = font;
    const lines = linesOf(context, text, WIDTH - 2 * MARGIN - indent);
    const rtl = isRtl(text);
    for (const [i, line] of lines.slice(0, most).entries()) {
      const cut = i === most - 1 && lines.length > most;
      runs.push({
        text: cut ? `${line.replace(/\s+\S*$/, '')} …` : line,
        font,
        color,
        y: y + height * 0.75,
        indent,
        rtl,
      });
      y += height;
    }
  };
  if (card.asked) {
    write(card.asked.by, `600 24px ${SANS}`, 34, MUTED);
    write(card.asked.words, `24px ${SANS}`, 36, MUTED, 0, QUESTION_LINES);
    y += 28;
  }
  const from = y;
  const size = sizeFor(card.words);
  write(`“${card.words}”`, `${size}px ${card.isInterviewee ? SERIF : SANS}`, Math.round(size * 1.4), INK, INDENT);
  const to = y;
  y += 36;
  write(card.who, `600 28px ${SANS}`, 40, INK);
  write(card.where, `28px ${SANS}`, 40, MUTED);
  y += 20;
  write(card.verbatim, `22px ${SANS}`, 32, MUTED);
  write(card.link, `22px ${SANS}`, 32, ACCENT);

  canvas.width = WIDTH;
  canvas.height = Math.max(LEAST_HEIGHT, y + MARGIN);
  const top = Math.floor((canvas.height - y - MARGIN) / 2);
  context.fillStyle = PAPER;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = ACCENT;
  if (card.isInterviewee) context.fillRect(MARGIN, top + from, 6, to - from);
  else for (let at = from; at < to; at += 18) context.fillRect(MARGIN, top + at, 4, 9);
  for (const run of runs) {
    context.font = run.font;
    context.fillStyle = run.color;
    context.direction = run.rtl ? 'rtl' : 'ltr';
    context.textAlign = run.rtl ? 'right' : 'left';
    context.fillText(run.text, run.rtl ? WIDTH - MARGIN : MARGIN + run.indent, top + run.y);
  }
}
