// Slack's errors as the app's: what was certainly not done, and what to do about it.
import { webApi } from "@slack/bolt";
import { PlatformError } from "../../ports/platform-error.ts";

type Kind = "later" | "message" | "channel" | "person" | "team";

interface Refused {
  readonly kind: Kind;
  readonly sentence: string;
}

const INVITE = "Invite me into the channel with `/invite @Kubedrill`.";
const GONE =
  "Kubedrill is no longer installed in this workspace, or its token was revoked. Install it again.";
const LOST = "The message is gone, or Slack no longer lets it be edited.";
const UNREACHABLE = "This person takes no direct messages from Kubedrill.";
const BUSY = "Slack has trouble of its own. I try again.";
const SCOPE =
  "Kubedrill lacks a permission there. Install it again, so that it gets the ones it needs today.";
const RESTRICTED =
  "Posting in this channel is restricted. Let apps post there (channel settings → posting permissions), or choose another channel.";

const refusals: Readonly<Record<string, Refused>> = {
  channel_not_found: {
    kind: "channel",
    sentence: `I cannot see the channel: it is private, or gone. ${INVITE}`,
  },
  not_in_channel: { kind: "channel", sentence: `I am not in the channel. ${INVITE}` },
  is_archived: { kind: "channel", sentence: "The channel is archived. Unarchive it, or choose another one." },
  missing_scope: { kind: "channel", sentence: SCOPE },
  no_permission: { kind: "channel", sentence: SCOPE },
  not_allowed_token_type: { kind: "channel", sentence: SCOPE },
  message_not_found: { kind: "message", sentence: LOST },
  cant_update_message: { kind: "message", sentence: LOST },
  edit_window_closed: { kind: "message", sentence: LOST },
  thread_not_found: { kind: "message", sentence: LOST },
  cannot_reply_to_message: { kind: "message", sentence: LOST },
  cannot_dm_bot: { kind: "person", sentence: UNREACHABLE },
  user_disabled: { kind: "person", sentence: UNREACHABLE },
  user_not_found: { kind: "person", sentence: UNREACHABLE },
  user_not_visible: { kind: "person", sentence: UNREACHABLE },
  messages_tab_disabled: { kind: "person", sentence: UNREACHABLE },
  account_inactive: { kind: "team", sentence: GONE },
  token_revoked: { kind: "team", sentence: GONE },
  invalid_auth: { kind: "team", sentence: GONE },
  not_authed: { kind: "team", sentence: GONE },
  team_access_not_granted: { kind: "team", sentence: GONE },
  invalid_refresh_token: { kind: "team", sentence: GONE },
  token_expired: { kind: "later", sentence: "The workspace's token has just expired. I get a new one." },
  ratelimited: { kind: "later", sentence: "Slack asks to slow down. I try again." },
  rate_limited: { kind: "later", sentence: "Slack asks to slow down. I try again." },
  message_limit_exceeded: {
    kind: "later",
    sentence: "The workspace takes no more messages just now. I try again.",
  },
  service_unavailable: { kind: "later", sentence: BUSY },
  team_added_to_org: {
    kind: "later",
    sentence: "The workspace is moving into an organisation. I try again.",
  },
};

/** How long to wait where Slack does not say, in ms. */
const USUAL_WAIT = 60_000;

/** What Slack says where a part of it may have been done before it failed. */
const UNSURE = new Set(["internal_error", "fatal_error"]);

/** A connection that was never made: nothing can have been done. */
const NEVER_SENT = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT"]);

/**
 * The PlatformError that an error of the Web API means, or the error itself where nobody knows whether Slack
 * did it. A `person` is who a direct message was for: to Slack they are a channel.
 */
export function refusalOf(error: unknown, to: "channel" | "person" = "channel"): unknown {
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return new PlatformError("later", refusals.ratelimited?.sentence ?? "", {
      retryAfter: error.retryAfter * 1_000,
      cause: error,
    });
  }
  const code = slackCode(error);
  if (code !== undefined) {
    const listed = refusals[code] ?? (code.startsWith("restricted_action") ? restricted : undefined);
    // What is wrong with one message is no reason to send this person none any more.
    if (UNSURE.has(code) || (listed === undefined && to === "person")) return error;
    const refused = listed ?? otherwise(code);
    const personal = to === "person" && refused.kind === "channel" && code !== "missing_scope";
    const { kind, sentence }: Refused = personal ? { kind: "person", sentence: UNREACHABLE } : refused;
    return new PlatformError(kind, sentence, { retryAfter: kind === "later" ? USUAL_WAIT : 0, cause: error });
  }
  if (NEVER_SENT.has(networkCode(error) ?? "")) {
    return new PlatformError("later", "Slack cannot be reached. I try again.", {
      retryAfter: USUAL_WAIT,
      everywhere: true,
      cause: error,
    });
  }
  return error;
}

const restricted: Refused = { kind: "channel", sentence: RESTRICTED };

/** Slack's word for it is all there is to tell: it is certainly not done. */
function otherwise(code: string): Refused {
  const sentence = `Slack does not take it, and says “${code}”. A workspace admin may know why; please report it otherwise.`;
  return { kind: "channel", sentence };
}

/** Slack's own word for what went wrong, such as `channel_not_found`. */
export function slackCode(error: unknown): string | undefined {
  return error instanceof webApi.WebAPIPlatformError ? error.data.error : undefined;
}

/** Whether Slack's word tells of its own trouble, not of what was asked. */
export function isTrouble(code: string): boolean {
  return UNSURE.has(code) || refusals[code]?.kind === "later";
}

/** Node's word for what went wrong on the way, such as ECONNREFUSED. */
export function networkCode(error: unknown): string | undefined {
  let cause: unknown = error;
  for (let depth = 0; depth < 5 && cause instanceof Error; depth++) {
    if ("code" in cause && typeof cause.code === "string" && /^[A-Z_]+$/.test(cause.code)) return cause.code;
    cause = cause instanceof AggregateError ? cause.errors[0] : cause.cause;
  }
  return undefined;
}
