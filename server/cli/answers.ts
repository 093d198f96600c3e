/** Where answers on the command line come from: a running server, or an engine in this process. */
import { runIngest } from '../../ingest/run.ts';
import type { Config } from '../config.ts';
import type { AskRequest, AskResponse, Interview } from '../contract/contract.ts';
import { indexNeeded, startEngine } from '../start.ts';

export type Answers = {
  /** Base of links. */
  publicUrl: string;
  ask(request: AskRequest): Promise<AskResponse>;
  interviews(): Promise<Interview[]>;
  close(): Promise<void>;
};

/** Builds the index first if it is missing or stale. @throws IngestError */
export async function answersHere(config: Config): Promise<Answers> {
  if (await indexNeeded(config)) await runIngest(config, { say: console.error });
  const { engine, close } = await startEngine(config);
  const { library } = engine;
  return {
    publicUrl: config.PUBLIC_URL,
    ask: (request) => engine.ask(request),
    interviews: async () => library.interviews.map((one) => library.toInterview(one)),
    close,
  };
}
