// Wires everything. The only file that knows all parts.
import { createBot } from "./app/bot.ts";
import { createDaily } from "./app/daily/daily.ts";
import { createPlaygroundClock } from "./app/playground/clock.ts";
import { createWorkerChoose } from "./choosing/choose-in-worker.ts";
import type { Config } from "./config.ts";
import { createLookUp } from "./content/search/search.ts";
import { questionHash } from "./content/stored-form.ts";
import type { Curriculum } from "./core/model.ts";
import { createWorkerFit } from "./fitting/fit-in-worker.ts";
import { greet } from "./greeting.ts";
import { loadCurriculum } from "./load-curriculum.ts";
import { claimDatabase, explainDatabaseError, openDatabase } from "./open-database.ts";
import { watchDatabase } from "./operations/database-events.ts";
import { canWrite, checkHealth } from "./operations/health.ts";
import { createKnownHosts, type KnownHosts } from "./operations/known-hosts.ts";
import { createLog } from "./operations/log.ts";
import { createMetrics, startMetricsServer } from "./operations/metrics.ts";
import { createObserver } from "./operations/observe.ts";
import { createReadiness, type Phase } from "./operations/readiness.ts";
import { returnMemory } from "./operations/return-memory.ts";
import { shareRecent } from "./operations/share-recent.ts";
import { startTicker } from "./operations/ticker.ts";
import { SetupError } from "./ports/errors.ts";
import type { PlatformName } from "./ports/person.ts";
import type { Storage } from "./ports/storage/storage.ts";
import { systemTimers } from "./ports/timers.ts";
import { startServer } from "./server.ts";
import { createProgressPictures } from "./start-pictures.ts";
import { createPlatforms } from "./start-platforms.ts";
import { createMessageLog } from "./storage/playground-messages.ts";
import { createStorage } from "./storage/storage.ts";
import type { Database } from "./storage/transaction.ts";

const loopback = new Set(["127.0.0.1", "localhost", "::1"]);

/** In ms. Each health check writes to the database, so requests within this time share one. */
const HEALTH_LASTS = 1_000;

/** A running process. */
export interface Kubedrill {
  readonly address: string;
  /** One line for the person who started it. */
  readonly greeting: string;
  /** Whether another secret would help: one is refused, or may be outdated. */
  needsSecret(): boolean;
  /** Stops the ticker and platforms, waits for running work, and closes the database. */
  stop(): Promise<void>;
}

/** Starts everything in the configuration. @throws SetupError that says what to do */
export async function startKubedrill(config: Config): Promise<Kubedrill> {
  const curriculum = loadCurriculum(config.content);
  const log = createLog(config.logLevel, config.secretPaths);
  const metrics = createMetrics();
  const release = await claimDatabase(config.database);
  const watched = watchDatabase({ log, metrics, secretPaths: config.secretPaths });
  const { database, applied } = await openDatabase(
    config.database,
    config.migrations,
    Date.now(),
    watched.events,
  );
  if (applied.length > 0) log.info({ applied }, "database migrated");
  // One bad payload whose error a library loses must not end the process for everyone.
  const lost = (error: unknown) => log.error({ err: error }, "something failed that no one waited for");
  process.on("unhandledRejection", lost);
  const undo: (() => unknown)[] = [
    () => process.off("unhandledRejection", lost),
    release,
    () => database.close(),
  ];
  let phase: Phase = "starting";
  const stop = async () => {
    phase = "stopping";
    log.info("stopping");
    for (const step of undo.splice(0).reverse()) await step();
    log.info("stopped");
  };
  try {
    const storage = createStorage(database);
    const random = Math.random;
    const hosts = createKnownHosts(config);
    await storeVersions(storage, curriculum, Date.now());
    const observer = createObserver(log, metrics, systemTimers);
    const connections = await createPlatforms(config, {
      storage,
      log,
      clock: Date.now,
      timers: systemTimers,
    });
    const playground =
      connections.length === 0 && isServed(config)
        ? await wirePlayground(database, storage, random, hosts)
        : undefined;
    const clock = playground?.clock.now ?? Date.now;
    const platforms = new Map(
      [...connections, ...(playground === undefined ? [] : [playground.web])].map(({ platform }) => [
        platform.name,
        platform,
      ]),
    );
    const platform = (name: PlatformName) => platforms.get(name);

    const chooser = createWorkerChoose(config.database, curriculum.questions.values());
    const fitter = createWorkerFit((reason) =>
      log.warn(
        { reason },
        "no prebuilt optimizer runs on this system: everyone keeps the standard memory model",
      ),
    );
    const daily = createDaily({
      storage,
      curriculum,
      choose: chooser.choose,
      fitWeights: fitter.fitWeights,
      platform,
      isConnected: (name) => connections.every((one) => one.platform.name !== name || one.isConnected()),
      random,
      clock,
      catchUp: config.catchUpHours * 3_600_000,
      retention: config.retention,
      reportBatch: observer.batchSent,
      reportFailure: observer.stepFailed,
      reportQuarantine: observer.questionQuarantined,
    });
    // At the same time: the daily question may wait for a choice, and would never stop.
    undo.push(() => Promise.all([daily.stop(), chooser.stop(), fitter.stop()]));
    metrics.watchWaiting(daily.waiting);
    metrics.watchUnknown(storage.sending.countUnknown);
    metrics.watchConnections(
      () => new Map(connections.map(({ platform: { name }, isConnected }) => [name, isConnected()])),
    );
    const pictures = createProgressPictures(log);
    undo.push(pictures.stop);
    const lookUp = createLookUp(curriculum);
    const parts = {
      storage,
      curriculum,
      lookUp,
      daily,
      platform,
      clock,
      random,
      renderProgress: pictures.render,
    };
    const bot = createBot(parts, observer);

    const lost = () =>
      [...connections.map((connection) => connection.lost()), watched.refusal()].filter(
        (reason) => reason !== undefined,
      );
    // After the platforms have connected, which takes a while with many shards.
    let lastTick = Number.POSITIVE_INFINITY;
    const tick = async () => {
      await daily.tick();
      lastTick = performance.now();
      metrics.ticked(Date.now());
    };
    const health = () =>
      checkHealth({
        storage,
        questions: curriculum.questions.size,
        lastTick,
        now: performance.now(),
        lost: lost(),
      });
    const readiness = createReadiness({
      settings: storage.settings,
      canWrite: () => canWrite(storage),
      questions: curriculum.questions.size,
      connections,
      lost,
      phase: () => phase,
      now: () => performance.now(),
    });
    const routes = await playground?.web.open(parts, bot);
    // Now, because no one waits for a reply yet.
    returnMemory();
    const reportRequest = (error: unknown) => log.error({ err: error }, "an HTTP request failed");
    const server = await startServer({
      host: config.host,
      port: config.port,
      health: shareRecent(health, HEALTH_LASTS, () => performance.now()),
      readiness,
      hosts,
      routes,
      front: connections.find(({ front }) => front !== undefined)?.front,
      report: reportRequest,
    });
    undo.push(server.stop, () => playground?.web.stop());
    const metricsServer = await startMetricsServer(
      metrics,
      { host: config.metricsHost, port: config.metricsPort },
      reportRequest,
    );
    undo.push(metricsServer.stop);
    for (const connection of connections) {
      await connection.start(bot);
      undo.push(connection.stop);
    }
    await tick();
    const ticker = startTicker(() => tick().catch((error) => observer.stepFailed(error, "tick")));
    undo.push(() => ticker.stop());
    phase = "running";
    log.info({ address: server.address, metrics: metricsServer.address }, "started");
    return {
      address: server.address,
      greeting: greet([...platforms.keys()], server.address),
      needsSecret: () => lost().length > 0 || connections.some(({ doubtsSecrets }) => doubtsSecrets?.()),
      stop,
    };
  } catch (error) {
    await stop();
    throw explainDatabaseError(error, config.database);
  }
}

/** Whether to serve the playground; by default, only to this machine. */
function isServed({ playground, host }: Config): boolean {
  return playground === "on" || (playground === "auto" && loopback.has(host));
}

/** The playground's page and clock, loaded only if it's served. */
async function wirePlayground(database: Database, storage: Storage, random: () => number, hosts: KnownHosts) {
  const { createPlaygroundWeb } = await import("./start-playground.ts");
  const clock = await createPlaygroundClock(storage.settings, Date.now);
  return {
    clock,
    web: createPlaygroundWeb({ messages: createMessageLog(database), clock, random, isOurs: hosts.isOurs }),
  };
}

/** Stores all question versions. @throws SetupError if a stored version's text was altered */
async function storeVersions(storage: Storage, curriculum: Curriculum, now: number): Promise<void> {
  const questions = [...curriculum.questions.values()].map((question) => ({
    question,
    hash: questionHash(question),
  }));
  const altered = await storage.questions.store(questions, now);
  if (altered.length === 0) return;
  throw new SetupError(
    `These questions were changed without a new version: ${altered.join(", ")}. Raise each one's version and add a changes entry, or restore the old text. Nothing was changed.`,
  );
}
