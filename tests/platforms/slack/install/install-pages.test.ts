// The pages for installing: for one browser, once, for ten minutes, and not for floods of visitors.
import { describe, expect, it } from "vitest";
import { send } from "../../../support/http.ts";
import { openSlackBot, type SlackBot } from "../../../support/platforms/slack-bot.ts";

const open = () => openSlackBot("http");

/** What a browser has after the first page: its cookie, and Slack's link back to us. */
async function begin({ publicUrl, ada, team }: SlackBot) {
  const first = await fetch(`${publicUrl}/slack/install`, { redirect: "manual" });
  const [cookie = ""] = first.headers.getSetCookie();
  const authorize = new URL(first.headers.get("location") ?? "");
  authorize.searchParams.set("as", ada.id);
  const allowed = await fetch(authorize, { redirect: "manual" });
  const back = allowed.headers.get("location") ?? "";
  return { first, setCookie: cookie, cookie: cookie.split(";")[0] ?? "", authorize, back, team };
}

const visit = (url: string, cookie?: string, more: Readonly<Record<string, string>> = {}) =>
  send(url, { headers: { ...(cookie !== undefined && { cookie }), ...more } });

describe("an installation", () => {
  it("asks Slack for what the manifest says, and is tied to the browser by a strict cookie", async () => {
    const app = await open();
    const { authorize, setCookie, first } = await begin(app);
    expect(Object.fromEntries(authorize.searchParams)).toMatchObject({
      client_id: app.slack.settings.clientId,
      scope: "commands,chat:write,chat:write.public,im:write,users:read,files:write",
      redirect_uri: `${app.publicUrl}/slack/oauth_redirect`,
    });
    expect(setCookie).toMatch(
      /^kubedrill_install=[\w-]{32}; Path=\/slack\/; Max-Age=600; HttpOnly; SameSite=Lax$/,
    );
    expect(first.headers.get("cache-control")).toBe("no-store");
  });

  it("is finished once: the same link does nothing the second time, and costs Slack no request", async () => {
    const app = await open();
    const { back, cookie } = await begin(app);
    const installed = await visit(back, cookie);
    expect([installed.status, installed.headers["set-cookie"]]).toEqual([
      200,
      ["kubedrill_install=; Path=/slack/; Max-Age=0; HttpOnly; SameSite=Lax"],
    ]);
    const asked = app.slack.requests.length;
    const again = await visit(back, cookie);
    expect(again.status).toBe(400);
    expect(again.body).toContain(`Begin again at ${app.publicUrl}/slack/install`);
    const state = new URL(back).searchParams.get("state");
    const other = await visit(`${app.publicUrl}/slack/oauth_redirect?code=another&state=${state}`, cookie);
    expect(other.status).toBe(400);
    await app.slack.until("the greeting", () => app.slack.directMessages(app.ada)[0]);
    const exchanges = app.slack.requests.slice(asked).filter(({ method }) => method === "oauth.v2.access");
    expect(exchanges).toEqual([]);
  });

  it("is another browser's: its link is worth nothing here", async () => {
    const app = await open();
    const [mine, theirs] = [await begin(app), await begin(app)];
    for (const cookie of [undefined, theirs.cookie, "kubedrill_install=", "kubedrill_install=x", "x=y"]) {
      expect((await visit(mine.back, cookie)).status).toBe(400);
    }
    expect(app.installations.kept.size).toBe(0);
    expect((await visit(mine.back, `a=b; ${mine.cookie}; c=d`)).status).toBe(200);
  });

  it.each(["", ".", "x", "99999999999999", "99999999999999.", "99999999999999.AAAA", "1.2.3"])(
    "is not begun by a made-up state: %j",
    async (state) => {
      const app = await open();
      const { back, cookie } = await begin(app);
      const url = new URL(back);
      url.searchParams.set("state", state);
      expect((await visit(url.href, cookie)).status).toBe(400);
      const later = (new URL(back).searchParams.get("state") ?? "").replace(/^\d+/, String(Date.now() + 9e9));
      url.searchParams.set("state", later);
      expect((await visit(url.href, cookie)).status).toBe(400);
      expect(app.installations.kept.size).toBe(0);
    },
  );

  it("that Slack does not finish says so, and is not stored", async () => {
    const app = await open();
    app.slack.outage({ method: "oauth.v2.access", fault: { error: "invalid_code" } });
    const { back, cookie } = await begin(app);
    const page = await visit(back, cookie);
    expect([page.status, app.installations.kept.size]).toEqual([502, 0]);
    expect(page.body).toContain("Begin again at");
  });
});

describe("the pages", () => {
  it("are shown in no frame, kept by no cache, and tell no other site where a visitor came from", async () => {
    const app = await open();
    for (const path of [
      "install",
      "oauth_redirect",
      "oauth_redirect?error=access_denied",
      "nothing",
      "events",
    ]) {
      const { headers } = await visit(`${app.publicUrl}/slack/${path}`);
      expect(headers["content-security-policy"], path).toContain("frame-ancestors 'none'");
      expect(headers, path).toMatchObject({
        "x-frame-options": "DENY",
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "cache-control": "no-store",
      });
    }
  });

  it("are not made for a flood of visitors; others still get theirs", async () => {
    const app = await open();
    const from = (address: string) =>
      visit(`${app.publicUrl}/slack/install`, undefined, { "x-forwarded-for": address });
    const flood = await Promise.all(Array.from({ length: 60 }, () => from("203.0.113.7")));
    expect(flood.filter(({ status }) => status === 302)).toHaveLength(20);
    const refused = flood.find(({ status }) => status === 429);
    expect(refused?.headers["retry-after"]).toBe("60");
    expect((await from("203.0.113.8")).status).toBe(302);
    // What a visitor writes in front of the address that our proxy added changes nothing.
    expect((await from("203.0.113.9, 203.0.113.7")).status).toBe(429);
  });
});
