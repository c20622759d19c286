// A drill whose questions are all quarantined: its contact gets a message why, and what to do.
import { describe, expect, it } from "vitest";
import { PlatformError } from "../../../src/ports/platform-error.ts";
import { curriculum, DAY, FIRST, HOUR, makePerson, openApp, textOf } from "../../support/app.ts";
import { reportQuestion } from "./report-questions.ts";

describe("a drill with no question left", () => {
  /** The questions of the topic and difficulty that has the fewest. */
  const byKind = Map.groupBy(
    curriculum.questions.values(),
    ({ topic, difficulty }) => `${topic} ${difficulty}`,
  );
  const [few = []] = [...byKind.values()].toSorted((one, other) => one.length - other.length);
  const [{ topic = "", difficulty = 1 } = {}] = few;

  async function openNarrow() {
    const app = await openApp();
    const contactId = (await app.meet("ada")).id;
    await app.createDrill({ topics: [topic], difficulties: [difficulty], contactId });
    const ruleAll = async (verdict: "release" | "quarantine") => {
      for (const { id, version } of few)
        await app.storage.reports.rule({ questionId: id, version }, verdict, app.clock.now);
    };
    const day = async (number: number) => {
      app.clock.now = FIRST + number * DAY;
      await app.tick();
    };
    const replies = () =>
      app.platform.directs.map(({ blocks }) => textOf(blocks)).filter((text) => !text.startsWith("🚩"));
    return { app, ruleAll, day, replies };
  }

  it("informs its contact once why and what to do, and asks again when it can", async () => {
    const { app, ruleAll, day, replies } = await openNarrow();
    await ruleAll("quarantine");
    await day(0);
    await day(1);
    await app.tick();
    expect(replies()).toEqual([
      expect.stringMatching(
        /^\*\*I have no question left for \{channel:general\}\.\*\* .* in every team, until the people who run Kubedrill decide\. \{command:drill change\} allows more topics\./,
      ),
    ]);
    expect(app.platform.messages).toEqual([]);
    expect(app.failures).toEqual([]);

    await ruleAll("release");
    await day(2);
    expect(app.platform.messages).toHaveLength(1);
    await ruleAll("quarantine");
    await day(3);
    await day(4);
    expect(replies()).toHaveLength(2);
  });

  it("names the team's own reports, which its admins can undo", async () => {
    const { app, day, replies } = await openNarrow();
    for (const question of few) {
      await reportQuestion(app, makePerson("bo"), question);
      await reportQuestion(app, makePerson("chidi"), question);
    }
    await day(0);
    expect(replies()).toEqual([
      expect.stringContaining("by your team's reports. {command:questions} has a button"),
    ]);
    expect(textOf(await app.type("ada", "/drill post"))).toContain("by your team's reports");
  });

  it("informs its contact again after a change that leaves no question either", async () => {
    const { app, ruleAll, day, replies } = await openNarrow();
    await ruleAll("quarantine");
    await day(0);
    await app.type("ada", "/drill change time:10:00");
    app.clock.now = FIRST + DAY + HOUR;
    await app.tick();
    expect(replies()).toHaveLength(2);
  });

  it("leaves a notice where direct messages are closed", async () => {
    const { app, ruleAll, day, replies } = await openNarrow();
    await ruleAll("quarantine");
    app.platform.next("direct", () => Promise.reject(new PlatformError("person", "Closed.")));
    await day(0);
    expect(replies()).toEqual([]);
    expect(textOf(await app.type("ada", "/help"))).toContain("I have no question left");
    await day(1);
    expect(textOf(await app.type("ada", "/help"))).not.toContain("I have no question left");
  });
});
