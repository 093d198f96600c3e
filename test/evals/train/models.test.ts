import { describe, expect, test } from 'vitest';
import { resolveModel } from '../../../ingest/embed/model-spec.ts';
import { answerabilityFeaturesOf } from '../../../server/qa/answer/answerability.ts';
import answerability from '../../../server/qa/answer/answerability-model.json' with { type: 'json' };
import { relevanceFeaturesOf } from '../../../server/qa/answer/relevance.ts';
import relevance from '../../../server/qa/answer/relevance-model.json' with { type: 'json' };
import sentence from '../../../server/qa/answer/sentence-model.json' with { type: 'json' };
import { sentenceFeaturesOf } from '../../../server/qa/answer/sentences.ts';
import { type FittedModel, VIEWS, type View } from '../../../server/qa/linear-model.ts';
import { featuresOf } from '../../../server/qa/retrieve/features.ts';
import ranker from '../../../server/qa/retrieve/ranker.json' with { type: 'json' };

const MODELS: Record<string, [FittedModel, (view: View) => readonly string[]]> = {
  ranker: [ranker, featuresOf],
  relevance: [relevance, relevanceFeaturesOf],
  answerability: [answerability, answerabilityFeaturesOf],
  sentence: [sentence, sentenceFeaturesOf],
};

describe.each(Object.entries(MODELS))('the committed %s', (_, [model, features]) => {
  test.each(VIEWS)('has a weight for each feature of the table, and no other, %s', (view) =>
    expect(Object.keys(model[view].features).sort()).toEqual([...features(view)].sort()),
  );
  test('was fitted on the embedding model that is shipped', async () =>
    expect(model.fittedOn.embeddingModel).toBe((await resolveModel('ingest/models/otr-e5-small-v1')).sha256));
});
