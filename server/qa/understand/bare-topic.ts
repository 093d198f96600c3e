/** "Lindholm", "S-300", "harbour bridge": a subject of the transcripts without a question. */

import { isSaid, type Vocabulary } from '../../../ingest/index/vocabulary.ts';

/** More words are a question in short ("harbour fee boats"), which is searched as it is. */
const MOST_WORDS = 2;

/** @returns the question that is meant, or undefined where the words are more, or none that the transcripts have */
export function askAbout(message: string, vocabulary: Vocabulary): string | undefined {
  const topic = message.trim().replace(/(?<![\s?.!])[\s?.!]+$/, '');
  const tokens = topic.split(/\s+/);
  const isSubject = (token: string) => {
    const own = vocabulary.analyze(token);
    return own.length > 0 && own.every((term) => isSaid(vocabulary, term));
  };
  return tokens.length <= MOST_WORDS && tokens.every(isSubject) ? `What was said about ${topic}?` : undefined;
}
