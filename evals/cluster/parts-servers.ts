/** Servers of the product over one cluster: equal answers, throughput, and a node that is killed under load. */
import type { SearchResponse } from '../../server/contract/contract.ts';
import { type Figure, percentile } from '../bench/figure.ts';
import { type Load, runLoad } from '../bench/load.ts';
import { evalQuestions, searchPath } from '../bench/questions.ts';
import { type BenchServer, startServer } from '../bench/server.ts';
import type { WeaviateCluster } from './weaviate-cluster.ts';

const QUESTIONS = 100;
const CLIENTS = 4;
/** Every question is searched, each time. */
const NO_CACHES = { ANSWER_CACHE_BYTES: '0', RESPONSE_CACHE_BYTES: '0', QUESTION_CACHE_BYTES: '0' };

const questions = evalQuestions()
  .filter((_, i) => i % 3 === 0)
  .slice(0, QUESTIONS);

export async function serverFigures(
  env: Record<string, string>,
  cluster: WeaviateCluster,
  requests: number,
): Promise<Figure[]> {
  const inCluster = { ...env, ...NO_CACHES };
  const embedded = await startServer({ ...inCluster, STORE: 'embedded' });
  const reference = await answersOf(embedded);
  await embedded.stop();

  const servers = [await startServer(inCluster), await startServer(inCluster)];
  const [first, second] = servers as [BenchServer, BenchServer];
  const figures: Figure[] = [];
  const both = await Promise.all(servers.map(answersOf));
  const part = `${QUESTIONS} searches, first ten passages in their order`;
  figures.push(
    { part, name: 'two servers differ', value: differing(both[0]!, both[1]!), unit: 'count', target: { most: 0 } },
    { part, name: 'differ from the embedded store', value: differing(both[0]!, reference), unit: 'count' },
  );

  const expected = both[0]!;
  const alone = await load([first], requests, expected);
  figures.push(...loadFigures(`search, one server, ${CLIENTS} clients`, alone));
  const together = await load(servers, requests, expected);
  figures.push(...loadFigures(`search, two servers, ${CLIENTS} clients`, together));

  const killed = await load(servers, requests, expected, () => cluster.kill(1));
  figures.push(...loadFigures('a node killed under load', killed));
  await cluster.restart(1);
  const back = await startServer({ ...inCluster, ...onlyNode(cluster, 1) });
  const after = await answersOf(back);
  figures.push({
    part: 'the killed node, started again, asked alone',
    name: 'searches that differ',
    value: differing(after, expected),
    unit: 'count',
    target: { most: 0 },
  });
  await back.stop();

  const frozen = await load(servers, requests, expected, () => cluster.freeze(2, true));
  cluster.freeze(2, false);
  figures.push(...loadFigures('a node frozen under load', frozen));
  await Promise.all([first.stop(), second.stop()]);
  return figures;
}

const onlyNode = ({ url, grpcPort }: WeaviateCluster, node: number) => ({
  WEAVIATE_URL: url.split(',')[node]!,
  WEAVIATE_GRPC_PORT: grpcPort.split(',')[node]!,
});

type Answers = Map<string, string>;

async function answersOf({ url }: BenchServer): Promise<Answers> {
  const answers: Answers = new Map();
  for (const question of questions) {
    answers.set(question, passagesOf(await (await fetch(url + searchPath(question))).text()));
  }
  return answers;
}

const passagesOf = (json: string): string =>
  (JSON.parse(json) as SearchResponse).results.map((result) => result.passageId).join(' ');

const differing = (one: Answers, other: Answers): number =>
  [...one].filter(([question, passages]) => other.get(question) !== passages).length;

type Loads = { loads: Load[]; failed: number; wrong: number; seconds: number };

/** @param meanwhile is done when a quarter of the requests have been answered */
async function load(
  servers: readonly BenchServer[],
  requests: number,
  expected: Answers,
  meanwhile?: () => void | Promise<void>,
): Promise<Loads> {
  let answered = 0;
  let failed = 0;
  let wrong = 0;
  let next = 0;
  let doing: Promise<void> | undefined;
  const asked = new Map(questions.map((question) => [searchPath(question), question]));
  const started = performance.now();
  const loads = await Promise.all(
    servers.map(({ url, cpuMs }) =>
      runLoad({
        url,
        clients: CLIENTS / servers.length,
        next: () => ({ path: searchPath(questions[next++ % questions.length]!) }),
        until: { requests: requests / servers.length },
        serverCpuMs: cpuMs,
        onReply({ status, text }, { path }) {
          if (status !== 200) failed++;
          else if (passagesOf(text) !== expected.get(asked.get(path)!)) wrong++;
          if (++answered === Math.floor(requests / 4)) doing = Promise.resolve(meanwhile?.());
        },
      }),
    ),
  );
  await doing;
  return { loads, failed, wrong, seconds: (performance.now() - started) / 1000 };
}

function loadFigures(part: string, { loads, failed, wrong, seconds }: Loads): Figure[] {
  const latencies = loads.flatMap((one) => one.latencies);
  return [
    { part, name: 'requests', value: latencies.length / seconds, unit: '/s' },
    { part, name: 'p50', value: percentile(latencies, 0.5), unit: 'ms' },
    { part, name: 'p99', value: percentile(latencies, 0.99), unit: 'ms' },
    { part, name: 'longest', value: percentile(latencies, 1), unit: 'ms' },
    { part, name: 'failed', value: failed, unit: 'count', target: { most: 0 } },
    { part, name: 'other answers than before', value: wrong, unit: 'count', target: { most: 0 } },
  ];
}
