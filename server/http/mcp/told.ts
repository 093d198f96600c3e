/** What every tool returns, and how it names a place. */
import { z } from '@hono/zod-openapi';
import type { Citation, InterviewRef, Result } from '../../contract/contract.ts';
import { isoDays } from '../../contract/references/reference.ts';

/** Text for people and models to read, and the same as data. */
export type Told<T> = { text: string; data: T };

export const url = z.string().describe('Opens the place on the page');

type Said = Pick<Citation | Result, 'speaker' | 'role'> & { interview: InterviewRef };
export const heading = ({ speaker, role, interview }: Said): string =>
  `${speaker} (${role}), ${interview.outlet}, ${isoDays(interview.date)}`;
