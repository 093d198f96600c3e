import type { RefusalCode } from '../../server/contract/refusals.ts';
import type { AnswerWords } from './answer-locale.ts';
import { type ReadParams, readParams } from './params.ts';

const interviews = (n: number): string => `${n} ${n === 1 ? 'Interview' : 'Interviews'}`;
const inInterviews = (n: number): string => (n === 1 ? 'einem Interview' : `${n} Interviews`);

const AND = new Intl.ListFormat('de');
const nobodyCalled = (p: ReadParams): string =>
  `Niemand namens „${p.text('name')}“ spricht in diesen Transkripten${p.text('spokenOf') ? `; andere sprechen über ${p.text('spokenOf')}, in eigenen Worten` : ''}.`;

/** Every refusal of the contract: a code that is forgotten here does not compile. */
const REFUSALS: Readonly<Record<RefusalCode, (p: ReadParams) => string>> = {
  not_answered: () =>
    'Die Transkripte scheinen das nicht zu beantworten. Die nächstliegenden Stellen stehen darunter, als solche.',
  detail_not_said: (p) =>
    `${p.text('missing') ? `„${p.text('missing')}“ wird nicht gesagt.` : 'Das Gefragte wird nicht gesagt.'}${p.text('subject') ? ` Gesprochen wird über „${p.text('subject')}“.` : ''}`,
  no_such_statement: () => 'Eine solche Aussage wurde nicht gefunden.',
  unknown_name: (p) =>
    `„${p.text('name')}“ kommt in den Transkripten nicht vor. Die nächstliegenden Stellen stehen darunter; sie beantworten die Frage nicht.`,
  no_such_speaker: (p) =>
    `${nobodyCalled(p)}${p.texts('speakers').length > 0 ? ` Es antworten ${AND.format([...p.texts('speakers'), ...(p.count('more') > 0 ? [`${p.count('more')} weitere`] : [])])}.` : ''}`,
  no_such_outlet: (p) => `In dieser Sammlung gibt es kein Interview mit ${p.text('outlet')}.`,
  outside_period: (p) =>
    p.period()
      ? `Die Interviews hier sind vom ${p.period()}; keines ist von der erfragten Zeit (${p.text('asked')}).`
      : `Kein Interview hier ist von der erfragten Zeit (${p.text('asked')}).`,
  nothing_in_filters: () => 'Zu diesen Filtern gibt es keine Stelle. Nehmen Sie einen weg.',
  absent_in_filters: (p) =>
    `Innerhalb dieser Filter wird dazu nichts gesagt.${p.count('elsewhere') > 0 ? ` Ohne sie schon, in ${inInterviews(p.count('elsewhere'))}.` : ''}`,
  nothing_more: () => 'Mehr als schon zitiert wurde dazu nicht gefunden.',
  instruction: () =>
    'Das liest sich wie eine Anweisung an das Programm. Es findet und zitiert nur, was in den Interviews gesagt wurde.',
  other_language: () =>
    'Die Transkripte sind englisch und werden auf Englisch durchsucht. Bitte fragen Sie auf Englisch.',
  nonsense: () =>
    'Darin steht keine Frage, die die Transkripte beantworten könnten. Fragen Sie, was über etwas gesagt wurde.',
  unverified: () => 'Die Antwort ließ sich an den Transkripten nicht bestätigen und wird deshalb nicht gezeigt.',
};

export const answerDe: AnswerWords = {
  head({ code, params }) {
    const p = readParams(params, 'de');
    const when = p.period() ? `, ${p.period()}` : '';
    const yesNo = (own: string, opposite: string) => [
      `${p.text('name') || 'Es wird'} ${p.text('name') ? 'antwortet' : ''} ${own} in ${inInterviews(p.count('interviews'))} `.replace(
        / +/g,
        ' ',
      ),
      p.numbers('markers'),
      ...(p.count('others') > 0
        ? [`, ${opposite} in ${inInterviews(p.count('others'))} `, p.numbers('otherMarkers')]
        : []),
      '.',
    ];
    switch (code) {
      case 'quoted_from':
        return [`Zitiert aus ${interviews(p.count('interviews'))}${when}.`];
      case 'in_order_of_time':
        return [`Zitiert aus ${interviews(p.count('interviews'))}${when}, in zeitlicher Folge.`];
      case 'answers_yes':
        return yesNo(p.text('name') ? 'mit Ja' : 'mit Ja geantwortet', 'mit Nein');
      case 'answers_no':
        return yesNo(p.text('name') ? 'mit Nein' : 'mit Nein geantwortet', 'mit Ja');
      case 'compared':
        return ['Nebeneinander:'];
      case 'questions_asked':
        return [
          `${p.count('shown')} von ${p.count('asked')} Fragen aus ${interviews(p.count('interviews'))}, wie sie gestellt wurden:`,
        ];
      case 'by_part':
        return ['Teil für Teil:'];
      case 'phrase_count':
        return p.count('times') > 0
          ? [
              `„${p.text('phrase')}“: ${p.count('times')}-mal in ${inInterviews(p.count('interviews'))}${p.count('of') ? ` von ${p.count('of')}` : ''}.`,
            ]
          : undefined;
      case 'detail_not_said':
        return [
          `${p.text('missing') ? `„${p.text('missing')}“ wird nicht gesagt.` : 'Das Gefragte wird nicht gesagt.'}${p.text('subject') ? ` Gesprochen wird über „${p.text('subject')}“:` : ''}`,
        ];
      case 'no_such_statement':
        return ['Eine solche Aussage wurde nicht gefunden. Gesagt wird dazu:'];
      case 'no_such_speaker':
        return [`${nobodyCalled(p)} Über ${p.text('spokenOf')}:`];
      default:
        return undefined;
    }
  },
  group: (code) =>
    ({ answers_yes: 'Ja', answers_no: 'Nein', other_answers: 'Weitere Antworten', side: undefined, part: undefined })[
      code
    ],
  // A server may be newer than this page.
  refusal: ({ code, params }) => REFUSALS[code]?.(readParams(params, 'de')),
};
