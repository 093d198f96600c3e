/** The roles that labels can name instead of a person, in the languages that transcripts are written in. */
import { foldName, nearlySame } from './names.ts';

export type RoleWord = 'asks' | 'chairs' | 'answers' | 'question' | 'answer';

const words = (list: string) => new Set(list.split(/\s+/).map(foldName).filter(Boolean));

const QUESTION = words(
  `q question questions frage fragen vraag fråga spørsmål spørgsmål pregunta pergunta domanda pytanie otázka întrebare soru
  sual вопрос питання въпрос ερώτηση سؤال السؤال س سوال שאלה प्रश्न 问 問 提问 提問 質問 질문 문`,
);
const ANSWER = words(
  `a answer answers antwort antwoord svar respuesta resposta réponse risposta odpowiedź odpověď răspuns cevap cavab ответ
  відповідь отговор απάντηση جواب الجواب ج پاسخ תשובה उत्तर 答 回答 답 답변`,
);
const ASKING = words(
  `host hosts cohost anchor correspondent interviewer journalist presenter reporter questioner editor newsreader
  interviewerin journalistin reporterin journaliste periodista entrevistador entrevistadora intervistatore giornalista
  jornalista dziennikarz gazeteci muhabir jurnalist корреспондент журналист журналистка ведущий ведущая интервьюер
  журналіст المذيع المحاور الصحفي 记者 記者 主持人 采访者 提问者 司会 司会者 聞き手 기자 진행자`,
);
const CHAIRING = words(
  'moderator moderatorin chair chairman chairwoman chairperson facilitator operator announcer 사회자',
);
const ANSWERING = words(
  'interviewee guest respondent witness befragter entrevistado entrevistada intervistato гость респондент 受访者 嘉宾',
);

/**
 * The role that a label names: "Host", "Sky News Correspondent", "Interviewer 2" (one wrong letter allowed in a long
 * English word). A sentence that ends in such a word names none: each word of a label begins as names do.
 */
export function roleNamed(name: string): RoleWord | undefined {
  const own = foldName(name.normalize('NFKC'))
    .split(' ')
    .filter((word) => !/^\d+$/.test(word))
    .map((word) => word.replace(/^([qa])\d{1,3}$/, '$1'));
  const last = own.at(-1);
  if (last === undefined || own.length > 5) return undefined;
  const single = own.length === 1;
  if (single && QUESTION.has(last)) return 'question';
  if (single && ANSWER.has(last)) return 'answer';
  if (!single && !name.split(/[\s-]+/).every((word) => /^(?:\P{Ll}|of\b|the\b|for\b)/u.test(word))) return undefined;
  if (ANSWERING.has(last)) return 'answers';
  const misspelt = (word: string) =>
    word.length > 5 ? nearlySame(word, last) : word.length > 3 && swapped(word, last);
  const latin = /^[a-z]+$/.test(last);
  if (CHAIRING.has(last) || (latin && [...CHAIRING].some(misspelt))) return 'chairs';
  return ASKING.has(last) || (latin && [...ASKING].some(misspelt)) ? 'asks' : undefined;
}

/** Whether two words of the same letters differ by two neighbours changed about. */
const swapped = (a: string, b: string) =>
  a.length === b.length && [...a].sort().join('') === [...b].sort().join('') && nearlySame(a, b);
