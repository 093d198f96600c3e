/** Log-odds of each clue: above 0 for the interviewee, below for the interviewer. */
export const CLUE_WEIGHTS: Record<string, number> = {
  'ends-in-question': -1.5,
  'question-then-statement': 0.3,
  'longer-than-25': 0.5,
  'longer-than-60': 0.8,
  'longer-than-120': 1,
  'addresses-interviewee': -3,
  'sir-or-madam': -2,
  'names-outlet': -1.5,
  'speaks-of-audience': -1,
  'thanks-for-interview': -2.5,
  'speaks-of-questions': -2,
  'asks-the-other': -1.5,
  'says-what-the-other-said': -1.5,
  'says-you': -1,
  'asks-to-be-told': -1.5,
  'speaks-for-country': 1.5,
  'says-own-view': 1.5,
  'opens-with-answer': 1.5,
  'opens-with-you-know': 1.5,
  'we-did': 1,
  first: -3,
};
/** Log-odds of a change of speaker. */
export const CHANGE_WEIGHTS: Record<string, number> = {
  dash: 4,
  'no-dash': -2,
  'dash-after-doubled-blank': -3,
  'no-dash-after-question': 1,
};
