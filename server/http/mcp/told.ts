/** What every tool returns, and how it names a place. */
import { z } from '@hono/zod-openapi';
import type { Citation, InterviewRef, Result } from '../../contract/contract.ts';

/** Text for people and models to read, and the same as data. */
export type Told<T> = { text: string; data: T };

export const url = z.string().describe('Opens the place on the page');

export const days = ({ from, to }: { from: string; to: string }): string => (from === to ? from : `${from} to ${to}`);

type Said = Pick<Citation | Result, 'speaker' | 'role'> & { interview: InterviewRef };
export const heading = ({ speaker, role, interview }: Said): string =>
  `${speaker} (${role}), ${interview.outlet}, ${days(interview.date)}`;
