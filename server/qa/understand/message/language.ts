/** Messages in another language than English, by their script or by their most frequent words. */
import { fold, words } from '../../../../ingest/text/analyze.ts';

/** Other scripts than Latin, by the language they most likely stand for. */
export const SCRIPTS: readonly { language: string; letters: RegExp }[] = [
  { language: 'Armenian', letters: /\p{Script=Armenian}/gu },
  { language: 'Georgian', letters: /\p{Script=Georgian}/gu },
  { language: 'Russian', letters: /\p{Script=Cyrillic}/gu },
  { language: 'Arabic or Persian', letters: /\p{Script=Arabic}/gu },
  { language: 'Hebrew', letters: /\p{Script=Hebrew}/gu },
  { language: 'Greek', letters: /\p{Script=Greek}/gu },
  {
    language: 'Chinese, Japanese or Korean',
    letters: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu,
  },
];

/** Frequent words that are not English words; enough to tell these languages from English, not from each other. Folded. */
export const FREQUENT: Readonly<Record<string, readonly string[]>> = {
  Azerbaijani:
    'haqqinda ucun neca kim hansi dedi deyib olub nadir niya necenci barada ila va bu har ne zaman bara'.split(' '),
  Turkish:
    'hakkinda icin nasil kim hangi dedi soyledi neden niye nerede kac ile ve bu ne zaman konusunda oldu mi midir'.split(
      ' ',
    ),
  Russian: 'chto kak gde kogda pochemu kto skazal kakie skolko eto ob pro'.split(' '),
  French: 'que quoi qui quel quelle quand pourquoi comment est les des une dit sur avec dans il du au a-t-il'.split(
    ' ',
  ),
  German: 'was wer wie warum wann wo hat gesagt uber der die das ist und ein eine zu mit von'.split(' '),
  Spanish: 'que quien como cuando donde por dijo sobre los las el la una con del es son cuantos'.split(' '),
  Italian: 'che chi come quando dove perche ha detto sulla sul gli una con del sono quanti'.split(' '),
};

const TURKIC = /[əğşıƏĞŞİ]/;

/** @param isKnown whether a folded word is English or in the transcripts */
export function otherLanguage(message: string, isKnown: (word: string) => boolean): { language?: string } | undefined {
  const script = foreignScript(message);
  if (script) return { language: script };
  const tokens = words(message);
  const turkic = TURKIC.test(message);
  if (tokens.length < 2 && !turkic) return undefined;
  const unknown = tokens.filter((t) => !isKnown(t)).length;
  const counts = Object.entries(FREQUENT).map(
    ([language, list]) => [language, tokens.filter((t) => list.includes(fold(t))).length] as const,
  );
  const [language, hits] = counts.reduce((a, b) => (b[1] > a[1] ? b : a));
  // Words of these languages may be English ones, too ("dit", "sur"); many of them together are not.
  const foreign = hits / tokens.length >= 0.3 && (unknown / tokens.length >= 0.25 || (hits >= 3 && unknown > 0));
  if (!foreign && !(turkic && unknown / tokens.length >= 0.5)) return undefined;
  return { language: turkic && /[əƏ]/.test(message) ? 'Azerbaijani' : turkic ? 'Turkish' : language };
}

function foreignScript(message: string): string | undefined {
  const letters = message.match(/\p{L}/gu)?.length ?? 0;
  return SCRIPTS.find((script) => (message.match(script.letters)?.length ?? 0) > letters / 2)?.language;
}
