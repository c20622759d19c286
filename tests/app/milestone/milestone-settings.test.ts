// Who sees a member's milestones: a setting, a button, and what they say.
import { describe, expect, it } from "vitest";
import type { Reply } from "../../../src/ports/reply.ts";
import { buttonOf, openApp, textOf } from "../../support/app.ts";

function settingIn(reply: Reply): string | undefined {
  const fields = reply.blocks.flatMap((block) => (block.type === "fields" ? block.fields : []));
  return fields.find(({ label }) => label === "Milestones")?.value;
}

describe("the setting of milestones", () => {
  it.each([
    ["/settings", "private", undefined],
    ["/settings milestones:private", "private", "**Saved.**"],
    ["/settings milestones:channel", "your channel sees them", "your channel's next question says so"],
    ["/settings milestones channel", "your channel sees them", "your channel's next question says so"],
    [
      "/settings boards:pseudonym milestones:channel",
      "private, while leaderboards hide your name",
      "While leaderboards hide your name, your channel doesn't see your milestones.",
    ],
  ])("after %s is: %s", async (text, value, says) => {
    const app = await openApp();
    const reply = await app.type("bo", text);
    expect(settingIn(reply)).toBe(value);
    expect(settingIn(await app.type("bo", "/settings"))).toBe(value);
    expect(settingIn(await app.type("ada", "/settings"))).toBe("private");
    expect(textOf(reply)).toContain(says ?? "Your settings");
  });

  it("is one of two words", async () => {
    const reply = await (await openApp()).type("bo", "/settings milestones:name");
    expect(textOf(reply)).toContain("takes one of: private, channel");
  });

  it("is a button, and /privacy show says what it means", async () => {
    const app = await openApp();
    expect(textOf(await app.type("bo", "/privacy show"))).toContain(
      "- Milestones, such as 30 in a row: only you.",
    );
    const shared = await app.press("bo", buttonOf(await app.type("bo", "/settings"), "Share my milestones"));
    expect(settingIn(shared)).toBe("your channel sees them");
    expect(textOf(await app.type("bo", "/privacy show"))).toContain("your channels, by your name.");
    const kept = await app.press("bo", buttonOf(shared, "Keep my milestones private"));
    expect(settingIn(kept)).toBe("private");
  });
});
