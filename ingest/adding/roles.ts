/** Who answers and who asks, from how much each speaker says and how often it is a question. */
import { foldName, withoutTitles } from '../attribute/names.ts';
import type { Role } from '../schema.ts';

export type Speaker = {
  /** As the labels have it. */
  name: string;
  /** By a label such as "Q" or "Interviewer". */
  fixed?: Role;
  turns: number;
  words: number;
  /** Turns that hold a question. */
  questions: number;
  samples: string[];
};
export type Cast = { speaker: Speaker; role: Role; why: string }[];
/** Names that are known from elsewhere: options, front matter, a head, other files of the same run. */
export type Hints = { guests: string[]; hosts: string[]; usualHosts: ReadonlySet<string> };

/** Speakers with fewer of the words are passers-by unless they ask. */
const PASSING = 0.03;
const ASKS = 0.4;

/** Whether a label can stand for a name: the same, a part of it, or its initials. */
export function fits(label: string, name: string): boolean {
  const [a, b] = [withoutTitles(foldName(label)), withoutTitles(foldName(name))];
  if (a === '' || b === '') return false;
  const words = b.split(' ');
  return (
    a === b ||
    a.split(' ').every((word) => word.length > 1 && words.includes(word)) ||
    (a.length >= 2 && a.length <= 4 && words.map((word) => word[0]).join('') === a) ||
    (a.length === 2 && words.length > 2 && `${words[0]![0]}${words.at(-1)![0]}` === a)
  );
}

const CHAIRS =
  /^(?:the )?(?:moderator|chair\w*|operator|announcer|narrator|facilitator|interpreter|translator|aide|staff(?:er)?|clerk|(?:un\w+|audience|multiple|male|female)\b.*)$/iu;
/** As many of the turns make a speaker who does not answer one of those who lead the talk. */
const LEADS = 0.1;

export function castRoles(speakers: readonly Speaker[], hints: Hints): Cast {
  const all = speakers.reduce((sum, { words }) => sum + words, 0) || 1;
  const turns = speakers.reduce((sum, speaker) => sum + speaker.turns, 0);
  const share = ({ words }: Speaker) => words / all;
  const asking = ({ questions, turns }: Speaker) => questions / Math.max(1, turns);
  const decided = new Map<Speaker, { role: Role; why: string }>();
  const decide = (speaker: Speaker, role: Role, why: string) =>
    decided.has(speaker) || decided.set(speaker, { role, why });
  for (const speaker of speakers) {
    if (hints.guests.some((name) => fits(speaker.name, name))) decide(speaker, 'interviewee', 'named as who answers');
    else if (hints.hosts.some((name) => fits(speaker.name, name))) decide(speaker, 'interviewer', 'named as who asks');
    else if (speaker.fixed) decide(speaker, speaker.fixed, 'by the label');
  }
  const asked = speakers.filter(({ fixed }) => fixed === 'interviewer').reduce((sum, { turns }) => sum + turns, 0);
  for (const speaker of speakers) {
    if (CHAIRS.test(speaker.name) && asked > 0) decide(speaker, 'other', 'leads, others ask');
    else if (asked >= 5 && share(speaker) >= PASSING) decide(speaker, 'interviewee', 'answers what others ask');
  }
  const open = () => speakers.filter((speaker) => !decided.has(speaker));
  for (const speaker of open())
    if (hints.usualHosts.has(foldName(speaker.name)) && asking(speaker) >= 0.2)
      decide(speaker, 'interviewer', 'asks in most of the files');
  const role = (one: Role) => speakers.filter((speaker) => decided.get(speaker)?.role === one);
  if (role('interviewee').length === 0) {
    const [top] = open().sort((a, b) => share(b) * (1.2 - asking(b)) - share(a) * (1.2 - asking(a)));
    if (top) decide(top, 'interviewee', 'most words, few questions');
  }
  const top = role('interviewee').sort((a, b) => b.words - a.words)[0];
  const fixedAsks = role('interviewer').length > 0;
  for (const speaker of open()) {
    const asks = asking(speaker) >= ASKS || (top && asking(speaker) > asking(top) + 0.2);
    const length = speaker.words / Math.max(1, speaker.turns);
    const usual = top ? top.words / Math.max(1, top.turns) : 0;
    if (asks) decide(speaker, 'interviewer', `${Math.round(100 * asking(speaker))} % of the turns hold a question`);
    else if (share(speaker) >= PASSING && (fixedAsks || (length >= usual * 0.4 && asking(speaker) < 0.3)))
      decide(speaker, 'interviewee', 'answers too');
    else if (top && speaker.turns >= Math.max(3, LEADS * turns) && !CHAIRS.test(speaker.name))
      decide(speaker, 'interviewer', 'speaks often and briefly');
  }
  const office = ({ name }: Speaker) => foldName(name).split(' ')[0]!;
  for (const speaker of speakers.filter((one) => !decided.has(one) && !CHAIRS.test(one.name))) {
    const peers = role('interviewer').filter(
      (one) => withoutTitles(foldName(one.name)) !== foldName(one.name) && office(one) === office(speaker),
    );
    if (peers.length >= 2) decide(speaker, 'interviewer', `as every ${office(speaker)} here`);
  }
  if (role('interviewer').length === 0) {
    const [most] = speakers
      .filter((speaker) => speaker !== top && decided.get(speaker)?.why !== 'named as who answers')
      .sort((a, b) => asking(b) - asking(a));
    if (most) decided.set(most, { role: 'interviewer', why: 'asks most' });
  }
  return speakers.map((speaker) => ({
    speaker,
    ...(decided.get(speaker) ?? { role: 'other' as const, why: 'few words' }),
  }));
}
