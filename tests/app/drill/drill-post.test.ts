// /drill post: asks today's question now, once.
import { describe, expect, it } from "vitest";
import { PlatformError } from "../../../src/ports/platform-error.ts";
import { DAY, FIRST, textOf } from "../../support/app.ts";
import { drillOf, next, openWithDrill } from "./drills.ts";

describe("/drill post", () => {
  it("asks today's question now, and not again at the scheduled time", async () => {
    const app = await openWithDrill();
    expect(textOf(await app.type("ada", "/drill post"))).toBe(
      `**Posted.** It is today's question. ${next(FIRST + DAY)}`,
    );
    expect(textOf(await app.type("ada", "/drill post"))).toBe(
      `Today's question was asked already: there is one a day. ${next(FIRST + DAY)}`,
    );
    app.clock.now = FIRST;
    await app.tick();
    expect(app.platform.messages).toHaveLength(1);
  });

  it("pressed by two at once asks once", async () => {
    const app = await openWithDrill();
    const replies = await Promise.all([app.type("ada", "/drill post"), app.type("ada", "/drill post")]);
    expect(app.platform.messages).toHaveLength(1);
    expect(replies.map(textOf).filter((text) => text.startsWith("**Posted.**"))).toHaveLength(1);
  });

  it("says that a paused drill must be resumed, and what's missing in the channel", async () => {
    const app = await openWithDrill();
    await app.type("ada", "/drill pause");
    expect(textOf(await app.type("ada", "/drill post"))).toBe(
      "The daily question here is paused. {command:drill resume} starts it again.",
    );
    await app.type("ada", "/drill resume");
    app.platform.missing = ["View Channel"];
    expect(textOf(await app.type("ada", "/drill post"))).toContain("What I need here: View Channel.");
    expect(app.platform.messages).toHaveLength(0);
  });

  it("in a channel that vanished pauses the drill and says why", async () => {
    const app = await openWithDrill();
    app.platform.next("post", () =>
      Promise.reject(
        new PlatformError("channel", "The channel is gone. {command:drill create} in another one."),
      ),
    );
    expect(textOf(await app.type("ada", "/drill post"))).toBe(
      "It could not be posted, so I paused the daily question. The channel is gone. {command:drill create} in another one.",
    );
    expect((await drillOf(app))?.paused?.because).toContain("The channel is gone.");
  });
});
