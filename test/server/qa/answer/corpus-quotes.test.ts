/** Over the whole collection: no quote that could be made cuts off a denial. */
import { expect, test } from 'vitest';
import { cutDenials } from '../../../../evals/metrics/quoting.ts';
import { glued } from '../../../../server/qa/answer/glue.ts';
import { spokenTurn } from '../../../../server/qa/answer/spoken-turn.ts';
import { library } from '../../real-corpus.ts';

test('whatever sentence of whatever reply is chosen, its denial goes with it', () => {
  const cut: string[] = [];
  let made = 0;
  for (const interview of library.interviews) {
    for (const turn of interview.turns) {
      const first = turn.passages[0];
      if (turn.role === 'interviewer' || !first) continue;
      const spoken = spokenTurn(library, library.passage(first.id)!);
      const whole = { text: library.slice(interview, turn), start: turn.start };
      for (const i of spoken.sentences.keys()) {
        const chosen = glued(spoken, [i], { yesNo: false, asked: new Set(), analyze: library.analyze });
        made++;
        cut.push(
          ...cutDenials(
            whole,
            chosen.map((k) => spoken.sentences[k]!),
          ),
        );
      }
    }
  }
  expect(made).toBeGreaterThan(5_000);
  expect(cut).toEqual([]);
});
