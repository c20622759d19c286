// Checks a Slack setup by asking Slack and the running Kubedrill.
import { createHmac } from "node:crypto";
import { SetupError } from "../../ports/errors.ts";
import type { ChannelRef } from "../../ports/person.ts";
import { isRefusal } from "../../ports/platform-error.ts";
import { createEntrance, type SlackSettings } from "./entrance/entrance.ts";
import type { EntranceParts } from "./entrance/entrance-parts.ts";
import { EVENTS_PATH, INSTALL_PATH } from "./entrance/paths.ts";
import { sayError } from "./log.ts";
import { createWebClient, type WebClient } from "./web-client.ts";
import { missingPermissions } from "./workspace/permissions.ts";
import type { SecretCounts } from "./workspace/sealed-installations.ts";
import type { Workspaces } from "./workspace/workspaces.ts";

export interface Finding {
  readonly ok: boolean;
  /** A sentence, without tokens. */
  readonly text: string;
}

interface DrillChannel extends ChannelRef {
  /** Why Kubedrill paused its drill; undefined where the drill runs. */
  readonly paused?: string | undefined;
}

/** Examines tokens or addresses, then every channel that a drill posts to. */
export async function* examineSlack(
  config: SlackSettings,
  parts: Omit<EntranceParts, "client">,
  channels: readonly DrillChannel[],
): AsyncGenerator<Finding> {
  const client = createWebClient(config.apiUrl, parts.log);
  const entrance = createEntrance(config, { ...parts, client });
  if (config.mode === "http") {
    yield* examineAddress(config.publicUrl, config.signingSecret);
    const secrets = await entrance.countSecrets?.();
    if (secrets !== undefined) yield* describeSecrets(secrets, (config.oldSecrets ?? []).length > 0);
  } else {
    const tokens = await attempt("Both tokens work, Socket Mode is on, and no scope is missing", () =>
      entrance.open(() => {}),
    );
    yield tokens;
    if (!tokens.ok) return;
  }
  for (const channel of channels) {
    const found = await examineChannel(client, entrance.workspaces, channel);
    yield channel.paused === undefined ? found : withPause(found, channel.paused);
  }
}

function withPause({ ok, text }: Finding, because: string): Finding {
  const then = ok ? " `/drill resume` in the channel starts it again." : "";
  return { ok: false, text: `${text} Its drill is paused (“${because}”).${then}` };
}

async function examineChannel(
  client: WebClient,
  workspaces: Workspaces,
  { team, channel }: ChannelRef,
): Promise<Finding> {
  const name = `the drill's channel ${channel}`;
  try {
    const workspace = await workspaces.find(team);
    if (workspace === undefined) {
      return {
        ok: false,
        text: `${capital(name)} is in workspace ${team}, where Kubedrill is not installed.`,
      };
    }
    const missing = await missingPermissions(client, workspace, channel);
    if (missing.length === 0)
      return { ok: true, text: `Nothing is missing in ${name}, as far as Slack reports.` };
    return { ok: false, text: `In ${name} Kubedrill needs: ${missing.join(", ")}.` };
  } catch (error) {
    if (isRefusal(error, "channel")) return { ok: false, text: `In ${name}: ${error.message}` };
    const why = isRefusal(error) ? error.message : sayError(error);
    return { ok: false, text: `I can't examine ${name}. ${why}` };
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A signed challenge, as Slack sends it when the address is saved, and the page for installing. */
async function* examineAddress(publicUrl: string, secret: string): AsyncGenerator<Finding> {
  const body = JSON.stringify({ type: "url_verification", challenge: "kubedrill" });
  const at = Math.floor(Date.now() / 1_000);
  const signature = `v0=${createHmac("sha256", secret).update(`v0:${at}:${body}`).digest("hex")}`;
  const answer = await request(`${publicUrl}${EVENTS_PATH}`, {
    method: "POST",
    body,
    headers: {
      "content-type": "application/json",
      "x-slack-request-timestamp": String(at),
      "x-slack-signature": signature,
    },
  });
  const taken = answer?.status === 200 && (await answer.text()).includes("kubedrill");
  yield {
    ok: taken,
    text: taken
      ? `${publicUrl}${EVENTS_PATH} answers requests signed with SLACK_SIGNING_SECRET.`
      : `${publicUrl}${EVENTS_PATH} does not answer as it should (${answer?.status ?? "no connection"}). Is Kubedrill running with this PUBLIC_URL and SLACK_SIGNING_SECRET, and does the proxy pass /slack/ on?`,
  };
  const page = await request(`${publicUrl}${INSTALL_PATH}`, { redirect: "manual" });
  const leads = page?.status === 302;
  yield {
    ok: leads,
    text: leads
      ? `${publicUrl}${INSTALL_PATH} leads to Slack.`
      : `${publicUrl}${INSTALL_PATH} does not lead to Slack (${page?.status ?? "no connection"}).`,
  };
}

/** Yields nothing if there's nothing to do. @param changed whether old secrets are set */
function* describeSecrets({ old, unknown }: SecretCounts, changed: boolean): Generator<Finding> {
  if (unknown > 0) {
    yield {
      ok: false,
      text: `${tokens(unknown)} encrypted with a KUBEDRILL_SECRET that isn't set. Add it to KUBEDRILL_SECRET_OLD, or install Kubedrill there again.`,
    };
  }
  if (old > 0) {
    const text = `${tokens(old)} encrypted with an old KUBEDRILL_SECRET. Start Kubedrill once with both secrets.`;
    yield { ok: false, text };
  }
  if (changed && old + unknown === 0) {
    const text = "Every Slack token is encrypted with KUBEDRILL_SECRET. You can remove KUBEDRILL_SECRET_OLD.";
    yield { ok: true, text };
  }
}

function tokens(count: number): string {
  return count === 1 ? "1 Slack token is" : `${count} Slack tokens are`;
}

async function request(url: string, init: RequestInit): Promise<Response | undefined> {
  return fetch(url, { ...init, signal: AbortSignal.timeout(10_000) }).catch(() => undefined);
}

async function attempt(text: string, job: () => Promise<unknown>): Promise<Finding> {
  try {
    await job();
    return { ok: true, text: `${text}.` };
  } catch (error) {
    if (error instanceof SetupError) return { ok: false, text: error.message };
    throw error;
  }
}
