import type { RefusalCode } from '../../server/contract/refusals.ts';
import type { AnswerWords } from './answer-locale.ts';
import { type ReadParams, readParams } from './params.ts';

const plural = new Intl.PluralRules('ru');
/** Prepositional: "в 3 интервью". */
const inInterviews = (n: number): string => `${n} интервью`;
const times = (n: number): string => `${n} ${plural.select(n) === 'few' ? 'раза' : 'раз'}`;

const nobodyCalled = (p: ReadParams): string =>
  `«${p.text('name')}» в этих стенограммах не говорит${p.text('spokenOf') ? `; другие говорят о «${p.text('spokenOf')}» своими словами` : ''}.`;

/** Every refusal of the contract: a code that is forgotten here does not compile. */
const REFUSALS: Readonly<Record<RefusalCode, (p: ReadParams) => string>> = {
  not_answered: () => 'Похоже, в стенограммах нет ответа. Ближайшие отрывки приведены ниже именно как ближайшие.',
  detail_not_said: (p) =>
    `${p.text('missing') ? `«${p.text('missing')}»: об этом не сказано.` : 'О том, что спрошено, не сказано.'}${p.text('subject') ? ` Сказано о «${p.text('subject')}».` : ''}`,
  no_such_statement: () => 'Такого высказывания не найдено.',
  unknown_name: (p) =>
    `«${p.text('name')}» в стенограммах не упоминается. Ближайшие отрывки ниже не отвечают на вопрос.`,
  no_such_speaker: (p) =>
    `${nobodyCalled(p)}${p.texts('speakers').length > 0 ? ` На вопросы отвечают: ${[...p.texts('speakers'), ...(p.count('more') > 0 ? [`и ещё ${p.count('more')}`] : [])].join(', ')}.` : ''}`,
  no_such_outlet: (p) => `В этом собрании нет интервью для ${p.text('outlet')}.`,
  outside_period: (p) =>
    p.period()
      ? `Интервью здесь относятся к ${p.period()}; за спрошенное время (${p.text('asked')}) ничего нет.`
      : `За спрошенное время (${p.text('asked')}) здесь ничего нет.`,
  nothing_in_filters: () => 'Этим фильтрам не соответствует ни один отрывок. Уберите один из них.',
  absent_in_filters: (p) =>
    `В пределах этих фильтров об этом не сказано.${p.count('elsewhere') > 0 ? ` Без них сказано: в ${inInterviews(p.count('elsewhere'))}.` : ''}`,
  nothing_more: () => 'Больше того, что уже процитировано, об этом не найдено.',
  instruction: () => 'Это похоже на указание программе. Она только находит и цитирует сказанное в интервью.',
  other_language: () => 'Стенограммы на английском, и поиск идёт по-английски. Пожалуйста, спросите по-английски.',
  nonsense: () => 'Здесь нет вопроса, на который могли бы ответить стенограммы. Спросите, что было сказано о чём-либо.',
  unverified: () => 'Ответ не удалось подтвердить по стенограммам, поэтому он не показан.',
};

export const answerRu: AnswerWords = {
  head({ code, params }) {
    const p = readParams(params, 'ru');
    const when = p.period() ? `, ${p.period()}` : '';
    const yesNo = (own: string, opposite: string) => [
      `${p.text('name') ? `${p.text('name')}: ответ` : 'Ответ'} ${own} в ${inInterviews(p.count('interviews'))} `,
      p.numbers('markers'),
      ...(p.count('others') > 0
        ? [`, ${opposite} в ${inInterviews(p.count('others'))} `, p.numbers('otherMarkers')]
        : []),
      '.',
    ];
    switch (code) {
      case 'quoted_from':
        return [`Цитаты из ${inInterviews(p.count('interviews'))}${when}.`];
      case 'in_order_of_time':
        return [`Цитаты из ${inInterviews(p.count('interviews'))}${when}, в порядке времени.`];
      case 'answers_yes':
        return yesNo('«да»', '«нет»');
      case 'answers_no':
        return yesNo('«нет»', '«да»');
      case 'compared':
        return ['Рядом:'];
      case 'questions_asked':
        return [
          `Вопросы из ${inInterviews(p.count('interviews'))}, как они были заданы (${p.count('shown')} из ${p.count('asked')}):`,
        ];
      case 'by_part':
        return ['По частям:'];
      case 'phrase_count':
        return p.count('times') > 0
          ? [
              `«${p.text('phrase')}»: ${times(p.count('times'))} в ${inInterviews(p.count('interviews'))}${p.count('of') ? ` из ${p.count('of')}` : ''}.`,
            ]
          : undefined;
      case 'detail_not_said':
        return [
          `${p.text('missing') ? `«${p.text('missing')}»: об этом не сказано.` : 'О том, что спрошено, не сказано.'}${p.text('subject') ? ` Сказано о «${p.text('subject')}»:` : ''}`,
        ];
      case 'no_such_statement':
        return ['Такого высказывания не найдено. Об этом сказано:'];
      case 'no_such_speaker':
        return [`${nobodyCalled(p)} О «${p.text('spokenOf')}»:`];
      default:
        return undefined;
    }
  },
  group: (code) =>
    ({ answers_yes: 'Да', answers_no: 'Нет', other_answers: 'Другие ответы', side: undefined, part: undefined })[code],
  // A server may be newer than this page.
  refusal: ({ code, params }) => REFUSALS[code]?.(readParams(params, 'ru')),
};
