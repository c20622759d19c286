// A person with a browser: from the app's install page through Slack's and back to the app.
import type { Member } from "../member.ts";

export interface BrowserInstall {
  /** The app's page for installing, such as http://127.0.0.1:3000/slack/install. */
  readonly installUrl: string;
  /** For every workspace of the person's organization. */
  readonly wholeOrg?: boolean;
  /** The person does not allow it. */
  readonly deny?: boolean;
  /** Comes back with another state than the app gave. */
  readonly spoilState?: boolean;
}

/** The app's last page. */
export interface LastPage {
  readonly status: number;
  readonly text: string;
  readonly location: string | undefined;
}

/** @throws Error where a page does not lead on */
export async function installByBrowser(member: Member, install: BrowserInstall): Promise<LastPage> {
  const first = await fetch(install.installUrl, { redirect: "manual" });
  const cookie = first.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  const page = first.headers.get("location") ?? linkToSlack(await first.text());
  const authorize = new URL(page);
  authorize.searchParams.set("as", member.id);
  if (install.wholeOrg === true) authorize.searchParams.set("whole_org", "1");
  if (install.deny === true) authorize.searchParams.set("deny", "1");

  const allowed = await fetch(authorize, { redirect: "manual" });
  const location = allowed.headers.get("location");
  if (location === null) throw new Error(`Slack does not lead back to the app: ${await allowed.text()}`);
  const back = new URL(location);
  if (install.spoilState === true) back.searchParams.set("state", "another-state");
  const last = await fetch(back, { headers: { cookie }, redirect: "manual" });
  return {
    status: last.status,
    text: await last.text(),
    location: last.headers.get("location") ?? undefined,
  };
}

function linkToSlack(html: string): string {
  const link = /href="([^"]*\/oauth\/v2\/authorize[^"]*)"/.exec(html)?.[1];
  if (link === undefined) throw new Error(`This install page has no link to Slack: ${html}`);
  return link.replaceAll("&amp;", "&");
}
