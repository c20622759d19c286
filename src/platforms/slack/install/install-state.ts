// The `state` of an installation: ties Slack's answer to the browser that asked, for ten minutes.
import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";

/** As long as Slack's own code works, in ms. */
export const STATE_LIFE = 10 * 60_000;

export interface InstallStates {
  /** @param browser what only this browser's cookie holds @param now epoch ms */
  issue(browser: string, now: number): string;
  /** Until when the state can be used (epoch ms); undefined where it's another browser's, altered or too old. */
  check(state: string, browser: string, now: number): number | undefined;
}

/** Nothing is stored when a state is issued: a flood of visitors costs no memory. */
export function createInstallStates(secret: string, salt: string): InstallStates {
  const key = Buffer.from(hkdfSync("sha256", secret, salt, "kubedrill slack install state", 32));
  const sign = (browser: string, until: string) =>
    createHmac("sha256", key).update(`${until}.${browser}`).digest();

  return {
    issue(browser, now) {
      const until = String(now + STATE_LIFE);
      return `${until}.${sign(browser, until).toString("base64url")}`;
    },
    check(state, browser, now) {
      const [until = "", signature = ""] = state.split(".");
      const given = Buffer.from(signature, "base64url");
      const expected = sign(browser, until);
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
      return Number(until) > now ? Number(until) : undefined;
    },
  };
}
