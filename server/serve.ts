/** The life of a server: listen at once, build and load what is missing, answer, take new indexes, end well. */
import { once } from 'node:events';
import type { Server } from 'node:http';
import { serve as listen } from '@hono/node-server';
import type { ModelSpec } from '../ingest/embed/model-spec.ts';
import { openPool } from '../ingest/embed/pool.ts';
import { openReader } from '../ingest/embed/reader.ts';
import { upstreamError } from '../ingest/error-words.ts';
import { UnusableIndexError } from '../ingest/errors.ts';
import { currentVersion } from '../ingest/index/current-version.ts';
import type { IngestReport } from '../ingest/run.ts';
import { statedModel } from '../ingest/settings.ts';
import type { OnWorker } from '../ingest/supervised-pool.ts';
import { type Config, isLoopback } from './config.ts';
import type { Engine } from './engine.ts';
import { createApp, type ServerState } from './http/app.ts';
import { Gate } from './http/limits/gate.ts';
import { loopbackHosts } from './http/limits/host.ts';
import { openRateLimit } from './http/limits/rate-limit.ts';
import { pageRoutes } from './http/page.ts';
import { pageFacts } from './http/page-facts.ts';
import { removeAmbient } from './operation/ambient.ts';
import { LiveEngine } from './operation/live-engine.ts';
import { openLogger } from './operation/logger.ts';
import { createMetrics } from './operation/metrics.ts';
import { buildPageIfNeeded } from './operation/page-build.ts';
import { questionPool } from './operation/question-pool.ts';
import { drain } from './operation/shutdown.ts';
import { WorkerHealth } from './operation/worker-health.ts';
import { configuredComposer } from './qa/chat-model/configured.ts';
import { indexNeeded, PAGE_DIR } from './start.ts';
import type { ConfiguredStore } from './stores/open-store.ts';

/** After a start, in ms: whoever asks meanwhile has it made. */
const PREPARE_MS = 100;

/** @param onReport told how far it is */
export type BuildIndex = (onReport: (report: IngestReport) => void) => Promise<void>;

/** Lines for the person at the terminal; the log has its own. */
export type Say = (line: string) => void;

export type Served = {
  port: number;
  /** Resolves when the index is loaded. @throws IngestError if that cannot be done */
  ready: Promise<void>;
  /** Looks for a new index now, also at one that was refused before. */
  reload(): Promise<void>;
  /** Not ready from now on; finishes what has begun, at most `SHUTDOWN_MS`. */
  stop(): Promise<void>;
};

/**
 * @param buildIndex builds the index that the configuration names, elsewhere: it would keep this thread from answering
 * @throws an EADDRINUSE error, among others of `listen`
 */
export async function serve(config: Config, say: Say, buildIndex: BuildIndex): Promise<Served> {
  const logger = openLogger(config.LOG_LEVEL);
  const ambient = removeAmbient(process.env, config.TRACE_TO_LANGSMITH);
  if (ambient.length > 0) logger.info({ variables: ambient }, 'variables of other programs are left out');
  let state: ServerState = 'loading';
  const gate = new Gate({
    running: config.MAX_CONCURRENCY,
    queue: config.MAX_QUEUE,
    patienceMs: config.QUEUE_TIMEOUT_MS,
  });
  const stated = statedModel(config);
  const model = stated.then(({ spec, verified }) => verified.then(() => spec));
  model.catch(() => {});
  const metrics = createMetrics({ gate, version: () => live.current?.version });
  const health = new WorkerHealth(logger, metrics.workerLost);
  // A supervisor that ends the server may end its workers with it.
  const onWorker: OnWorker = (...told) => void (state !== 'stopping' && health.told(...told));
  // Loads the model in its own process while this one checks the model's files, and is busy with everything else.
  const pool = stated.then(({ spec }) => {
    const workers = openPool(spec, { limitMs: config.EMBEDDING_TIMEOUT_MS, onWorker });
    const warm = workers.run([`${spec.queryPrefix}warm up`]);
    warm.catch(() => {});
    const opened = questionPool(workers, {
      bytes: config.QUESTION_CACHE_BYTES,
      timeoutMs: config.EMBEDDING_TIMEOUT_MS,
      onLookup: (hit) => metrics.lookup('question', hit),
      onEmbedded: metrics.embedded,
    });
    return { opened, warm, workers };
  });
  pool.catch(() => {});
  // With the engine, not before: what it loads would keep this thread from listening.
  let store: Promise<ConfiguredStore> | undefined;
  const onNode = (node: string, well: boolean, error?: unknown) =>
    logger.warn({ node, error }, well ? 'a node of the cluster answers again' : 'a node of the cluster is passed over');

  const live: LiveEngine<Engine> = new LiveEngine<Engine>({
    logger,
    currentVersion: () => currentVersion(config.INDEX_DIR),
    onLoad: metrics.indexLoaded,
    async open() {
      const [{ openEngine }, spec, { opened, warm, workers }] = await Promise.all([import('./engine.ts'), model, pool]);
      const onAnswer = (...answer: Parameters<typeof metrics.answered>) => {
        metrics.answered(...answer);
        metrics.lookup('answer', !answer[1]);
      };
      const makeComposer = await configuredComposer(config, ({ reason, error, dropped }) =>
        logger.warn({ model: config.CHAT_MODEL, reason, error, dropped }, 'the chat model’s answer is not used'),
      );
      store ??= import('./stores/open-store.ts').then(({ configuredStore }) => configuredStore(config, onNode));
      const { open: openStore } = await store;
      const { score: read } = await openReader(workers);
      const options = {
        openStore: (dir: string, model: ModelSpec) => openStore(dir, model, onWorker),
        read,
        answerCacheBytes: config.ANSWER_CACHE_BYTES,
        onAnswer,
        ...(makeComposer && { makeComposer }),
      };
      let loading = true;
      const loaded = warm.finally(() => {
        loading = false;
      });
      const [engine] = await Promise.all([
        openEngine(config.INDEX_DIR, spec, opened, options).then((engine) => {
          // While the embedding model still loads this thread has nothing else to do; otherwise whoever waits for it goes first.
          if (loading || live.current) engine.prepare();
          else setTimeout(() => engine.prepare(), PREPARE_MS).unref();
          return engine;
        }),
        loaded,
      ]);
      return engine;
    },
  });

  let progress: IngestReport | undefined;
  const rateLimit = await openLimit(config, logger.warn.bind(logger));
  const app = createApp({
    engine: () => live.current,
    state: () => (state === 'ready' && health.recovering ? 'recovering' : state),
    building: () => progress,
    maxBodyBytes: config.MAX_BODY_BYTES,
    publicUrl: config.PUBLIC_URL,
    allowedOrigins: config.ALLOWED_ORIGINS,
    ...(config.SERVE_PAGE && {
      page: pageRoutes({
        dir: PAGE_DIR,
        frameAncestors: config.FRAME_ANCESTORS,
        facts: async (url, signal) => live.current && pageFacts(live.current, url, config.PUBLIC_URL, signal),
      }),
    }),
    onFault: (error) => logger.error({ error }, 'fault'),
    middleware: {
      ...(isLoopback(config.HOST) && { hosts: loopbackHosts(config.PUBLIC_URL) }),
      trustedProxies: config.TRUSTED_PROXIES,
      ...(rateLimit && { rateLimit }),
      gate,
      requestTimeoutMs: config.REQUEST_TIMEOUT_MS,
      responseCacheBytes: config.RESPONSE_CACHE_BYTES,
      logger,
      logQuestions: config.LOG_QUESTIONS,
      metrics,
    },
  });
  const server = await listenOn(app.fetch, config);
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : config.PORT;
  say(`On the Record answers on http://${config.HOST}:${port}`);

  const build = async (why: string) => {
    state = 'building';
    say(why);
    await buildIndex((report) => {
      progress = report;
    });
    progress = undefined;
    if (state === 'building') state = 'loading';
  };
  const load = async () => {
    const spec = await model;
    // Beside the index, which is built in another process.
    const page = config.SERVE_PAGE && buildPageIfNeeded(PAGE_DIR, () => say('Building the page'));
    if (page) page.catch(() => {});
    const needed = await indexNeeded(config, spec);
    if (needed) await build(`The index is ${needed}; building it first.`);
    await page;
    await live.load().catch(async (error: unknown) => {
      // Ended here, a supervisor would start it again and again. What was built a moment ago is not built a second time.
      if (!(error instanceof UnusableIndexError) || needed) throw error;
      logger.error({ error }, 'the index cannot be used; building it again');
      await build(`${error.what} Building it again.`);
      await live.load();
    });
    if (config.INDEX_POLL_MS > 0) live.watch(config.INDEX_POLL_MS);
    if (state === 'loading') state = 'ready';
    logger.info({ index: live.current?.version, port }, 'ready');
  };
  let stopping: Promise<void> | undefined;
  const stop = async () => {
    state = 'stopping';
    const clean = await drain(server, config.SHUTDOWN_MS);
    logger.info({ clean }, clean ? 'stopped' : 'stopped; requests beyond the time limit were cut');
    await rateLimit?.close();
    await pool.then(({ opened }) => opened.close()).catch(() => {});
    await store?.then(({ close }) => close()).catch(() => {});
  };
  const ready = load().catch((error: unknown) => {
    // What loads while the server is being stopped has lost its workers.
    if (stopping === undefined) throw error;
  });
  return {
    port,
    ready,
    reload: () => live.refresh(true),
    stop: () => (stopping ??= stop()),
  };
}

async function openLimit(config: Config, warn: (details: object, message: string) => void) {
  if (config.RATE_LIMIT_PER_MINUTE === 0) return undefined;
  let told = false;
  return openRateLimit({
    perMinute: config.RATE_LIMIT_PER_MINUTE,
    redisUrl: config.REDIS_URL,
    onRedisError(error) {
      if (!told) warn({ reason: upstreamError(error) }, 'Redis cannot be reached; requests are counted in memory');
      told = true;
    },
  });
}

async function listenOn(fetch: ReturnType<typeof createApp>['fetch'], config: Config): Promise<Server> {
  const server = listen({
    fetch,
    port: config.PORT,
    hostname: config.HOST,
    serverOptions: {
      // Whoever sends no whole request in this time is a broken or a hostile client.
      headersTimeout: 10_000,
      requestTimeout: 30_000,
      connectionsCheckingInterval: 2_000,
      keepAliveTimeout: 5_000,
      maxHeaderSize: 16 * 1024,
    },
  }) as Server;
  server.maxConnections = config.MAX_CONNECTIONS;
  await once(server, 'listening');
  return server;
}
