// The page on which a person allows the app: https://docs.slack.dev/authentication/installing-with-oauth
import { randomBytes } from "node:crypto";
import type { Slack } from "../slack.ts";
import { ApiError } from "../web-api/api-error.ts";
import { isTrueAt, textAt } from "../web-api/json.ts";
import type { Grant } from "./grant.ts";

/** What the page answers: an HTTP status, and where it leads or what it says. */
export interface PageAnswer {
  readonly status: number;
  readonly location?: string;
  readonly text?: string;
}

const codeLifeMs = 10 * 60_000;

/**
 * In addition to the app's own parameters, the link carries what the person does: `as` (id), and
 * `whole_org` or `deny`.
 */
export function openAuthorizePage(slack: Slack, query: URLSearchParams): PageAnswer {
  const args = Object.fromEntries(query);
  if (args.client_id !== slack.settings.clientId) return { status: 400, text: "Invalid client_id parameter" };
  const redirectUri = textAt(args, "redirect_uri");
  const registered = slack.redirectUrl;
  const to = redirectUri ?? registered;
  if (to === undefined || (registered !== undefined && !to.startsWith(registered))) {
    return { status: 400, text: "redirect_uri did not match any configured URIs." };
  }
  const installer = slack.world.people.get(args.as ?? "");
  if (installer === undefined)
    return { status: 200, text: "Who are you? Add &as=… with the id of a person." };

  const answer = new URL(to);
  if (args.state !== undefined) answer.searchParams.set("state", args.state);
  if (isTrueAt(args, "deny")) {
    answer.searchParams.set("error", "access_denied");
    return { status: 302, location: String(answer) };
  }
  const { workspace } = installer;
  const whole = isTrueAt(args, "whole_org") ? workspace.enterprise : undefined;
  const code = randomBytes(12).toString("hex");
  slack.grants.set(code, {
    target: whole === undefined ? { workspace } : { enterprise: whole },
    installer,
    scopes: (args.scope ?? "").split(",").filter((scope) => scope !== ""),
    redirectUri,
    expiresAt: slack.settings.now() + codeLifeMs,
  });
  answer.searchParams.set("code", code);
  return { status: 302, location: String(answer) };
}

/** Each code works once. @throws ApiError invalid_code, code_expired, bad_redirect_uri */
export function redeemCode(slack: Slack, code: string | undefined, redirectUri: string | undefined): Grant {
  const grant = slack.grants.get(code ?? "");
  if (code === undefined || grant === undefined) throw new ApiError("invalid_code");
  if (grant.redirectUri !== redirectUri) {
    throw new ApiError("bad_redirect_uri");
  }
  slack.grants.delete(code);
  if (slack.settings.now() >= grant.expiresAt) throw new ApiError("code_expired");
  return grant;
}
