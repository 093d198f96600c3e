/** What is said on one subject to different outlets, by different people or at different times. */
import { z } from '@hono/zod-openapi';
import { Question } from '../../contract/contract.ts';
import type { Engine } from '../../engine.ts';
import type { Told } from './told.ts';
import { AskInput, AskOutput, ask, Filtered } from './tools.ts';

export const CompareInput = z.strictObject({
  question: Question.describe('Asked of each side alike'),
  sides: z
    .array(z.strictObject({ title: z.string().min(1).max(200), ...Filtered }))
    .min(2)
    .max(4)
    .describe('What each side is limited to: outlets, speakers, roles, days'),
  limit: AskInput.shape.limit.describe('Most citations of each side'),
});
export const CompareOutput = z.object({
  sides: z.array(z.object({ title: z.string(), answer: AskOutput })),
});

/** @throws UnknownFilterError */
export async function compare(
  engine: Engine,
  { question, sides, limit }: z.infer<typeof CompareInput>,
  publicUrl: string,
  signal: AbortSignal,
): Promise<Told<z.infer<typeof CompareOutput>>> {
  const told = [];
  for (const { title, ...filters } of sides) {
    told.push({ title, ...(await ask(engine, { question, limit, ...filters }, publicUrl, signal)) });
  }
  return {
    text: told.map(({ title, text }) => `## ${title}\n${text}`).join('\n\n'),
    data: { sides: told.map(({ title, data }) => ({ title, answer: data })) },
  };
}
