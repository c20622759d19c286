// The cookie that ties an installation to one browser.
import { STATE_LIFE } from "./install-state.ts";

const NAME = "kubedrill_install";

export interface InstallCookie {
  /** The header that sets it. */
  set(browser: string): string;
  /** The header that deletes it. */
  readonly forget: string;
}

/** @param publicUrl the https address that browsers know */
export function createInstallCookie(publicUrl: string): InstallCookie {
  const { pathname, protocol } = new URL(publicUrl);
  const secure = protocol === "https:" ? "; Secure" : "";
  // Lax: the browser comes back from Slack by a link.
  const header = (value: string, seconds: number) =>
    `${NAME}=${value}; Path=${pathname.replace(/\/$/, "")}/slack/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
  return { set: (browser) => header(browser, STATE_LIFE / 1_000), forget: header("", 0) };
}

/** Its value in a request's Cookie header; undefined where it isn't there. */
export function readInstallCookie(header: string | undefined): string | undefined {
  const cookies = (header ?? "").split(";").map((one) => one.trim());
  const found = cookies.find((one) => one.startsWith(`${NAME}=`))?.slice(NAME.length + 1);
  return found === "" ? undefined : found;
}
