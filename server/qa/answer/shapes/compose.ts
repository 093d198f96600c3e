/** Each shape by its own rule. */
import type { Shape } from '../../../contract/blocks.ts';
import { fact } from './fact.ts';
import { overTime } from './over-time.ts';
import type { Shaped, ShapeInput } from './shape.ts';
import { wide } from './wide.ts';
import { yesNo } from './yes-no.ts';

/** Shapes that need nothing but what was found for the whole question; the others fall back on one of these. */
const RULES: Readonly<Record<Shape, (input: ShapeInput) => Promise<Shaped>>> = {
  fact,
  yes_no: yesNo,
  wide,
  over_time: overTime,
  compare: wide,
  count: wide,
};

export const composeShape = (shape: Shape, input: ShapeInput): Promise<Shaped> => RULES[shape](input);
