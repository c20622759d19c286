// The Events API: events, each sent again until the app takes it.
import { setTimeout as wait } from "node:timers/promises";
import type { Installation, Workspace } from "../model.ts";
import type { Slack } from "../slack.ts";
import type { JsonObject } from "../web-api/json.ts";
import { deliver } from "./deliver.ts";
import { type Ack, createDelivery, type Delivery } from "./delivery.ts";

export interface SentEvent {
  readonly delivery: Delivery;
  readonly first: Ack;
  /** The first answer and those to the retries so far. */
  readonly attempts: readonly Ack[];
  /** Resolves when the app took it or Slack gave up. */
  readonly finished: Promise<void>;
  /** A further retry, as when the app's answer was lost. */
  again(): Promise<Ack>;
}

interface Origin {
  readonly installation: Installation;
  /** Where it happened; undefined for what concerns a whole organization. */
  readonly workspace: Workspace | undefined;
}

export function createEvent(slack: Slack, origin: Origin, event: JsonObject): Delivery {
  return createDelivery("events_api", envelope(slack, origin, event));
}

/** Resolves after the first attempt; retries follow in the background, after `retryDelaysMs`. */
export async function sendEvent(slack: Slack, delivery: Delivery): Promise<SentEvent> {
  const attempts: Ack[] = [];
  const attempt = async (): Promise<Ack> => {
    const before = attempts.at(-1);
    const ack = await deliver(
      slack,
      before === undefined
        ? delivery
        : {
            ...delivery,
            // A retry is signed for its own time.
            at: Math.max(Math.floor(Date.now() / 1_000), delivery.at + attempts.length),
            retry: { attempt: attempts.length, reason: reasonFor(before) },
          },
    );
    attempts.push(ack);
    slack.changes.announce();
    return ack;
  };
  const first = await attempt();
  return { delivery, first, attempts, finished: retry(slack, first, attempt), again: attempt };
}

async function retry(slack: Slack, first: Ack, attempt: () => Promise<Ack>): Promise<void> {
  let last = first;
  for (const delay of slack.settings.retryDelaysMs) {
    if (last.acked || last.noRetry === true) return;
    // A test that is done does not wait minutes for its Slack.
    await wait(delay, undefined, { ref: delay < slack.settings.waitMs });
    last = await attempt();
  }
}

/** An answer that was lost on its way looks like none. */
function reasonFor(before: Ack): string {
  if (before.acked || before.why === "timeout") return "http_timeout";
  return before.why === "refused" ? "http_error" : "connection_failed";
}

type Farewell = "app_uninstalled" | "tokens_revoked";

/** Reports to the app that an installation ended. The order varies, as with the real Slack. */
export async function sendFarewell(
  slack: Slack,
  installation: Installation,
  inOrder: readonly Farewell[],
): Promise<readonly SentEvent[]> {
  const sent: SentEvent[] = [];
  for (const type of inOrder) {
    const tokens = type === "tokens_revoked" && { tokens: { oauth: [], bot: [installation.bot.id] } };
    const origin = { installation, workspace: installation.workspace };
    sent.push(await sendEvent(slack, createEvent(slack, origin, { type, ...tokens })));
  }
  return sent;
}

function envelope(slack: Slack, { installation, workspace }: Origin, event: JsonObject): JsonObject {
  const enterprise = workspace === undefined ? installation.enterprise : workspace.enterprise;
  const whole = installation.workspace === undefined;
  const now = slack.settings.now();
  return {
    token: "legacy-verification-token",
    team_id: workspace?.id ?? enterprise?.id,
    ...(enterprise !== undefined && { enterprise_id: enterprise.id }),
    api_app_id: slack.settings.appId,
    event: { ...event, event_ts: `${Math.floor(now / 1_000)}.000000` },
    type: "event_callback",
    event_id: slack.ids.next("Ev"),
    event_time: Math.floor(now / 1_000),
    authorizations: [
      {
        enterprise_id: enterprise?.id ?? null,
        team_id: whole ? null : (workspace?.id ?? null),
        user_id: installation.bot.id,
        is_bot: true,
        is_enterprise_install: whole,
      },
    ],
    is_ext_shared_channel: false,
  };
}
