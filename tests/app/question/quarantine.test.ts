// Quarantine counts learners of real teams, so attacks stay small; operators hear of quarantined questions.
import { describe, expect, it } from "vitest";
import type { Question } from "../../../src/core/model.ts";
import {
  buttonOf,
  curriculum,
  DAY,
  FIRST,
  HOUR,
  makePerson,
  openApp,
  type TestApp,
  textOf,
} from "../../support/app.ts";
import {
  actionOf,
  askedIn,
  bank,
  inTeam,
  onDiscord,
  press,
  reportInPractice,
  reportQuestion,
  type,
} from "./report-questions.ts";

describe("one account that reports everything", () => {
  it("quarantines nothing, from two servers and a direct message, and reaches its limit", async () => {
    const app = await openApp();
    const replies: string[] = [];
    for (const place of ["dm", "S1", "S2"]) {
      const eve = onDiscord(place, "eve");
      for (let quiz = 0; quiz < 2; quiz++)
        replies.push(
          ...(await reportInPractice(app, eve, await type(app, eve, "/quiz count:10"), () => true)),
        );
    }
    expect(replies.filter((text) => text.startsWith("Thank you."))).toHaveLength(10);
    expect(new Set(replies.slice(10))).toEqual(
      new Set([
        "You've reported 10 questions in the last 24 hours, which is the limit. Report this one tomorrow.",
      ]),
    );
    expect(replies[0]).toBe("Thank you. The people who run Kubedrill can see your report.");
    for (const place of ["dm", "S1", "S2", "S3"])
      expect(await askedIn(app, onDiscord(place, "eve"))).toBe(bank);
    expect(app.quarantines).toEqual([]);
    app.clock.now += DAY;
    const eve = onDiscord("S1", "eve");
    const later = await reportInPractice(app, eve, await type(app, eve, "/quiz count:1"), () => true);
    expect(later[0]).toContain("Thank you.");
  });
});

describe("two accounts that report everything in their team", () => {
  it("quarantine one question in twenty, no matter how long they continue", async () => {
    const app = await openApp();
    const [eve, mallory] = [inTeam("T1", "eve"), inTeam("T1", "mallory")];
    const questions = [...curriculum.questions.values()].slice(0, 40);
    for (const [index, question] of questions.entries()) {
      app.clock.now = FIRST + Math.floor(index / 10) * (DAY + HOUR);
      await reportQuestion(app, eve, question);
      await reportQuestion(app, mallory, question);
    }
    expect(await askedIn(app, eve)).toBe(bank - Math.floor(bank / 20));
    expect(await askedIn(app, inTeam("T2", "bo"))).toBe(bank);
  });
});

describe("three teams that report a question", () => {
  const target = [...curriculum.questions.values()][20] as Question;
  const teams = ["T1", "T2", "T3"];
  const members = ["a", "b", "c"];

  /** Teams whose three members answered each question of some days. */
  async function openTeams(days: number): Promise<TestApp> {
    const app = await openApp();
    for (const team of teams) {
      const ids = { team: `${team}t`, learner: `${team}l`, member: `${team}m`, chance: 0.5 };
      const { teamId } = await app.storage.people.meet(inTeam(team, `${team}a`), FIRST, ids);
      await app.createDrill({ id: `drill of ${team}`, teamId, closesAfterHours: 8 });
    }
    for (let day = 0; day < days; day++) {
      app.clock.now = FIRST + day * DAY;
      await app.tick();
      for (const { key, channel } of app.platform.messages.slice(-teams.length))
        for (const name of members)
          await press(app, inTeam(channel.team, channel.team + name), `answer:${key}:A`);
      app.clock.now += 9 * HOUR;
      await app.tick();
    }
    return app;
  }

  it("quarantine it everywhere, and operators hear of it once", async () => {
    const app = await openTeams(5);
    for (const team of teams)
      expect(await reportQuestion(app, inTeam(team, `${team}a`), target)).toContain("Thank");
    expect(app.quarantines).toEqual([
      { questionId: target.id, version: target.version, scope: "installation" },
    ]);
    expect(await askedIn(app, inTeam("T4", "dana"))).toBe(bank - 1);
    expect(await reportQuestion(app, inTeam("T1", "T1b"), target)).toBe("not asked");
  });

  it("quarantine nothing as long as they have no history", async () => {
    const app = await openTeams(2);
    for (const team of teams) await reportQuestion(app, inTeam(team, `${team}a`), target);
    expect(app.quarantines).toEqual([]);
    expect(await askedIn(app, inTeam("T4", "dana"))).toBe(bank);
  });

  it("make “Ask it again” say that it's still quarantined everywhere", async () => {
    const app = await openTeams(5);
    for (const name of ["T1a", "T1b"]) await reportQuestion(app, inTeam("T1", name), target);
    const admin = inTeam("T1", "boss", { admin: true });
    const again = buttonOf(await type(app, admin, "/questions"), "Ask it again");
    app.clock.now += HOUR;
    for (const team of ["T2", "T3"]) await reportQuestion(app, inTeam(team, `${team}a`), target);
    expect(app.quarantines.map(({ scope }) => scope)).toEqual(["team", "installation"]);
    app.clock.now += HOUR;
    expect(textOf(await press(app, admin, actionOf(again)))).toBe(
      "Your team's reports no longer count, but it is still not asked: it's out in every team, and only the people who run Kubedrill can change that.",
    );
    app.clock.now += 1;
    expect(textOf(await press(app, admin, actionOf(again)))).toMatch(/^It is still not asked/);
    const list = textOf(await type(app, admin, "/questions"));
    expect(list).toContain("Not asked anywhere; an operator decides");
    await app.storage.reports.rule(
      { questionId: target.id, version: target.version },
      "release",
      app.clock.now,
    );
    expect(textOf(await press(app, admin, actionOf(again)))).toBe("Nothing to change: it can be asked here.");
  });
});

describe("reports that were never weighed", () => {
  it("are weighed when the next process starts", async () => {
    const app = await openApp();
    const [question] = curriculum.questions.values();
    if (question === undefined) throw new Error("There is no question.");
    const version = { questionId: question.id, version: question.version };
    for (const name of ["ada", "bo"]) {
      const member = await app.meet(name);
      const report = { ...version, id: `report of ${name}`, member, kind: "typo", at: FIRST } as const;
      await app.storage.reports.add(report, { since: 0, maximum: 10 });
    }
    expect(await askedIn(app, makePerson("ada"))).toBe(bank);
    await app.tick();
    expect(await askedIn(app, makePerson("ada"))).toBe(bank - 1);
    expect(app.quarantines).toEqual([{ ...version, scope: "team" }]);
  });
});
