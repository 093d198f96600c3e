import type { ChatMessages } from '../locale/chat-en.ts';
import type { Quotable } from './quotable.ts';

type Speaking = Pick<Quotable, 'speaker' | 'role'>;

/** Where the transcript gives no name, the role stands for it. */
const isNameless = ({ speaker, role }: Speaking): boolean => speaker.toLowerCase() === role;

const capitalised = (text: string, lang: string): string => text.charAt(0).toLocaleUpperCase(lang) + text.slice(1);

/** The speaker as shown: the name, or for one without a name the role, in the interface's language. */
export const speakerName = (s: Speaking, m: ChatMessages): string =>
  isNameless(s) ? capitalised(m.role[s.role], m.lang) : s.speaker;

/** The role beside the name; undefined where the name already is the role. */
export const speakerRole = (s: Speaking, m: ChatMessages): string | undefined =>
  isNameless(s) ? undefined : m.role[s.role];

/** "Ada Berg, interviewee", or only "Interviewer". */
export const speakerLine = (s: Speaking, m: ChatMessages): string =>
  [speakerName(s, m), speakerRole(s, m)].filter(Boolean).join(', ');
