/** Patterns over a made-up mayor and those who ask her. */
import { compileFor } from '../../../../server/qa/understand/wording.ts';

export const compile = compileFor({
  people: [{ name: 'Ada Berg', aliases: ['Berg', 'the mayor'], address: ['Madam Mayor'] }],
  askers: ['Radio Oak', 'Coast TV', 'Lund'],
});
