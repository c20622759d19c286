// Metrics for Prometheus, on their own port.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Outcome } from "../app/observer.ts";
import type { QuarantineScope } from "../core/question/quarantine.ts";
import { closeServer } from "./close-server.ts";
import { reachedAs } from "./host-header.ts";
import { createHttpServer } from "./http-server.ts";
import { createKnownHosts } from "./known-hosts.ts";
import { isTaken, listen } from "./listen.ts";

export interface Metrics {
  requestEnded(what: string, outcome: Outcome, seconds: number): void;
  /** `delays`: how long after its time each question was posted, in ms. */
  postingsSent(posted: number, failed: number, delays: readonly number[]): void;
  /** Shows how many messages wait for their turn, by platform. */
  watchWaiting(waiting: () => ReadonlyMap<string, number>): void;
  /** Shows which platforms are connected. */
  watchConnections(connected: () => ReadonlyMap<string, boolean>): void;
  /** Shows how many postings wait for a team admin, because the platform can't tell whether they were sent. */
  watchUnknown(count: () => Promise<number>): void;
  questionQuarantined(scope: QuarantineScope): void;
  stepFailed(): void;
  /** Counts a retried database transaction. */
  databaseRetried(why: string): void;
  /** A write is durable, `ms` after its transaction began. Writes that share a commit count once. */
  databaseCommitted(ms: number): void;
  ticked(atMs: number): void;
  /** The metrics in Prometheus's text format. */
  text(): Promise<string>;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: "kubedrill_requests_total",
    help: "Commands and buttons, by name and outcome",
    labelNames: ["what", "outcome"],
    registers,
  });
  const duration = new Histogram({
    name: "kubedrill_request_seconds",
    help: "Time from a command or button to its reply",
    labelNames: ["what"],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers,
  });
  const failures = new Counter({
    name: "kubedrill_daily_failures_total",
    help: "Failed steps of posting, closing or editing; each is tried again at the next tick",
    registers,
  });
  const postings = new Counter({
    name: "kubedrill_postings_total",
    help: "Questions posted, and failed to be",
    labelNames: ["outcome"],
    registers,
  });
  const delays = new Histogram({
    name: "kubedrill_question_delay_seconds",
    help: "How long after its scheduled time a question was posted",
    buckets: [1, 2, 5, 10, 30, 60, 300, 900, 3_600, 21_600],
    registers,
  });
  const commits = new Histogram({
    name: "kubedrill_commit_seconds",
    help: "Time of a write transaction, from BEGIN until COMMIT is durable",
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers,
  });
  const retries = new Counter({
    name: "kubedrill_database_retries_total",
    help: "Transactions tried again on PostgreSQL, by what came in between",
    labelNames: ["why"],
    registers,
  });
  const quarantines = new Counter({
    name: "kubedrill_quarantines_total",
    help: "Questions that reports took out, in a team or in the whole installation",
    labelNames: ["scope"],
    registers,
  });
  const lastTick = new Gauge({
    name: "kubedrill_last_tick_timestamp_seconds",
    help: "When the ticker last finished",
    registers,
  });
  return {
    requestEnded(what, outcome, seconds) {
      requests.inc({ what, outcome });
      duration.observe({ what }, seconds);
    },
    postingsSent(posted, failed, lateBy) {
      postings.inc({ outcome: "posted" }, posted);
      postings.inc({ outcome: "failed" }, failed);
      for (const ms of lateBy) delays.observe(ms / 1_000);
    },
    watchWaiting(waiting) {
      new Gauge({
        name: "kubedrill_messages_waiting",
        help: "Questions, reveals, counts and direct messages that wait for their turn",
        labelNames: ["platform"],
        registers,
        collect() {
          for (const [platform, count] of waiting()) this.set({ platform }, count);
        },
      });
    },
    watchConnections(connected) {
      new Gauge({
        name: "kubedrill_platform_connected",
        help: "Whether a platform is connected: 1 or 0",
        labelNames: ["platform"],
        registers,
        collect() {
          for (const [platform, isConnected] of connected()) this.set({ platform }, isConnected ? 1 : 0);
        },
      });
    },
    watchUnknown(count) {
      new Gauge({
        name: "kubedrill_postings_unknown",
        help: "Questions that may or may not have been posted; a team admin decides",
        registers,
        async collect() {
          // Without the database, no number is right.
          this.set(await count().catch(() => Number.NaN));
        },
      });
    },
    questionQuarantined: (scope) => quarantines.inc({ scope }),
    databaseRetried: (why) => retries.inc({ why }),
    databaseCommitted: (ms) => commits.observe(ms / 1_000),
    stepFailed: () => failures.inc(),
    ticked: (atMs) => lastTick.set(atMs / 1000),
    text: () => registry.metrics(),
  };
}

/** The default; METRICS_PORT overrides it. */
const USUAL_PORT = 9464;

interface MetricsServer {
  readonly address: string;
  stop(): Promise<void>;
}

interface MetricsPlace {
  readonly host: string;
  /** Undefined: the default port, or any free one if another process has that. */
  readonly port: number | undefined;
}

/** Serves `GET /metrics`. @throws SetupError if METRICS_PORT is taken or METRICS_HOST isn't this machine's */
export async function startMetricsServer(
  metrics: Metrics,
  { host, port }: MetricsPlace,
  report: (error: unknown) => void,
): Promise<MetricsServer> {
  // No web page in a browser can read them under another name.
  const hosts = createKnownHosts({ host, publicUrl: undefined });
  const create = () =>
    createHttpServer(async (request, response) => {
      if (!hosts.isProbe(request.headers.host)) {
        response.writeHead(421).end("Metrics are read under localhost or an IP address.\n");
        return;
      }
      if (request.url !== "/metrics") {
        response.writeHead(404).end("Only /metrics is here.\n");
        return;
      }
      const text = await metrics.text();
      response.writeHead(200, { "Content-Type": "text/plain; version=0.0.4; charset=utf-8" }).end(text);
    }, report);
  const variables = { host, hostVariable: "METRICS_HOST", portVariable: "METRICS_PORT" };
  let server = create();
  const at = await listen(server, { ...variables, port: port ?? USUAL_PORT }).catch((error: unknown) => {
    if (port !== undefined || !isTaken(error)) throw error;
    server = create();
    return listen(server, { ...variables, port: 0 });
  });
  return {
    address: `http://${reachedAs(host)}:${at}/metrics`,
    stop: () => closeServer(server),
  };
}
