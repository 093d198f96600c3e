import type { InterviewRef } from '../../server/contract/contract.ts';

/** The interview as it is named beside a quote: its outlet, and where that has several here, what tells it from them. */
export const talkOf = ({ outlet, talk }: Pick<InterviewRef, 'outlet' | 'talk'>): string => talk ?? outlet;
