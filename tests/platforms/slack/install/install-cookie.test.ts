// What ties an installation to its browser: the cookie, and the state that Slack hands back.
import { describe, expect, it } from "vitest";
import {
  createInstallCookie,
  readInstallCookie,
} from "../../../../src/platforms/slack/install/install-cookie.ts";
import { createInstallStates } from "../../../../src/platforms/slack/install/install-state.ts";

describe("the cookie of an installation", () => {
  it("goes over https alone where the address does, and to our pages alone", () => {
    expect(createInstallCookie("https://kubedrill.example.com").set("b")).toBe(
      "kubedrill_install=b; Path=/slack/; Max-Age=600; HttpOnly; SameSite=Lax; Secure",
    );
    expect(createInstallCookie("https://example.com/drill").forget).toBe(
      "kubedrill_install=; Path=/drill/slack/; Max-Age=0; HttpOnly; SameSite=Lax; Secure",
    );
  });

  it("is found among others", () => {
    expect(readInstallCookie("a=1; kubedrill_install=b; c=2")).toBe("b");
    for (const header of [undefined, "", "xkubedrill_install=b", "kubedrill_install=", "kubedrill_install"]) {
      expect(readInstallCookie(header)).toBeUndefined();
    }
  });
});

describe("the state of an installation", () => {
  const states = createInstallStates("secret", "salt");

  it("is good for ten minutes, for one browser, and with the same secrets", () => {
    const state = states.issue("browser", 1_000);
    expect(states.check(state, "browser", 600_999)).toBe(601_000);
    expect(states.check(state, "browser", 601_000)).toBeUndefined();
    expect(states.check(state, "another", 1_000)).toBeUndefined();
    expect(createInstallStates("another", "salt").check(state, "browser", 1_000)).toBeUndefined();
    expect(createInstallStates("secret", "another").check(state, "browser", 1_000)).toBeUndefined();
    expect(createInstallStates("secret", "salt").check(state, "browser", 1_000)).toBe(601_000);
  });
});
