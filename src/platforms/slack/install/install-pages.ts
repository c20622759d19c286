// Installing by OAuth: from "Add to Slack" to a greeting.
import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { UsedKeys } from "../../../ports/storage/used-keys.ts";
import { INSTALL_PATH, REDIRECT_PATH } from "../entrance/paths.ts";
import { type Log, sayError } from "../log.ts";
import { scopes } from "../workspace/permissions.ts";
import type { NewInstallation } from "./exchange-code.ts";
import { createInstallCookie, readInstallCookie } from "./install-cookie.ts";
import { createInstallStates } from "./install-state.ts";
import { messagePage } from "./page.ts";
import { createRateLimit, type RateLimit } from "./rate-limit.ts";
import { visitorAddress } from "./visitor-address.ts";

interface PageParts {
  /** Slack's page that asks for permission. */
  readonly authorizationUrl: string;
  readonly clientId: string;
  readonly publicUrl: string;
  /** Signs states. */
  readonly secret: string;
  readonly stateSecret: string;
  readonly usedKeys: Pick<UsedKeys, "use">;
  readonly log: Log;
  /** Epoch ms. */
  readonly now: () => number;
  /** @throws where Slack doesn't take the code. */
  exchange(code: string): Promise<NewInstallation>;
  /** Stores an installation. */
  store(installation: NewInstallation): Promise<void>;
  /** It's stored, and its installer sees that. */
  installed(owner: string): void;
}

export interface InstallPages {
  /** Leads to Slack. */
  begin(request: IncomingMessage, response: ServerResponse): void;
  /** Where Slack leads back to. Never rejects. */
  finish(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

export function createInstallPages(parts: PageParts): InstallPages {
  const { authorizationUrl, clientId, publicUrl, usedKeys, log, now } = parts;
  const states = createInstallStates(parts.secret, parts.stateSecret);
  const [toSlack, fromSlack] = [createRateLimit(), createRateLimit()];
  const cookie = createInstallCookie(publicUrl);
  const again = `Begin again at ${publicUrl}${INSTALL_PATH}`;

  /** Whether the visit is within the limits; it's answered where it isn't. */
  function admit(limit: RateLimit, request: IncomingMessage, response: ServerResponse): boolean {
    if (limit(visitorAddress(request), now())) return true;
    messagePage(response, 429, "Too many visits", "Wait a minute, then try again.", { "Retry-After": "60" });
    return false;
  }

  /** The state can be used once, in any process. @returns whether this was the first use */
  async function useState(query: URLSearchParams, request: IncomingMessage): Promise<boolean> {
    const state = query.get("state") ?? "";
    const browser = readInstallCookie(request.headers.cookie);
    const until = browser === undefined ? undefined : states.check(state, browser, now());
    return until !== undefined && (await usedKeys.use(`state ${state}`, randomKey(), until));
  }

  async function finish(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const query = new URL(request.url ?? "", "http://localhost").searchParams;
    const forget = { "Set-Cookie": cookie.forget };
    const refuse = (status: number, text: string) =>
      messagePage(response, status, "Kubedrill was not installed", `${text} ${again}`, forget);
    if (!(await useState(query, request))) {
      return refuse(400, "This link was used before, is older than ten minutes, or is from another browser.");
    }
    const code = query.get("code");
    if (code === null) return refuse(400, "Slack didn't get your permission.");
    const installation = await parts.exchange(code).catch((error: unknown) => {
      log.warn({ error: sayError(error) }, "Slack did not finish an installation");
    });
    if (installation === undefined) return refuse(502, "Slack didn't finish it.");
    await parts.store(installation);
    const text = "Open Slack: a greeting waits in your direct messages.";
    messagePage(response, 200, "Kubedrill is installed", text, forget);
    parts.installed(installation.owner);
  }

  return {
    begin(request, response) {
      if (!admit(toSlack, request, response)) return;
      const browser = randomKey();
      const url = new URL(authorizationUrl);
      url.searchParams.set("client_id", clientId);
      url.searchParams.set("scope", Object.keys(scopes).join(","));
      url.searchParams.set("redirect_uri", `${publicUrl}${REDIRECT_PATH}`);
      url.searchParams.set("state", states.issue(browser, now()));
      response.writeHead(302, { Location: url.href, "Set-Cookie": cookie.set(browser) }).end();
    },
    async finish(request, response) {
      if (!admit(fromSlack, request, response)) return;
      await finish(request, response).catch((error: unknown) => {
        log.error({ error: sayError(error) }, "an installation was not stored");
        const text = `Something went wrong on our side. ${again}`;
        if (!response.headersSent) messagePage(response, 500, "Kubedrill was not installed", text);
      });
    },
  };
}

function randomKey(): string {
  return randomBytes(24).toString("base64url");
}
