// Quarantine counts learners of real teams, so attacks stay small; operators hear of quarantined questions.
import { describe, expect, it } from "vitest";
import { askableQuestions } from "../../../src/app/practice/askable.ts";
import type { Question } from "../../../src/core/model.ts";
import type { Person } from "../../../src/ports/person.ts";
import { PlatformError } from "../../../src/ports/platform-error.ts";
import type { Reply } from "../../../src/ports/reply.ts";
import type { Storage } from "../../../src/ports/storage/storage.ts";
import {
  buttonOf,
  buttonsOf,
  curriculum,
  DAY,
  FIRST,
  HOUR,
  makePerson,
  openApp,
  type TestApp,
  textOf,
} from "../../support/app.ts";

const bank = curriculum.questions.size;

function inTeam(team: string, name: string, more: Partial<Person> = {}): Person {
  return makePerson(name, { team: { externalId: team, name: team }, ...more });
}

/** On Discord, an account is one learner in all servers and in direct messages. */
function onDiscord(place: string, name: string): Person {
  const alone: Person["team"] = { externalId: `dm:U-${name}`, name: "Direct messages", alone: true };
  return makePerson(name, {
    platform: "discord",
    admin: false,
    team: place === "dm" ? alone : { externalId: place, name: place },
  });
}

const act = (app: TestApp, person: Person) => ({ person, channel: "general", now: app.clock.now });
const type = (app: TestApp, person: Person, text: string) =>
  app.bot.handle({ type: "text", text, ...act(app, person) });
const press = (app: TestApp, person: Person, action: string) =>
  app.bot.handle({ type: "button", action, isPrivate: true, ...act(app, person) });

/** Answers a whole practice, reports the questions that `isMeant` accepts, and returns the replies to the reports. */
async function reportInPractice(
  app: TestApp,
  person: Person,
  first: Reply,
  isMeant: (stem: string) => boolean,
): Promise<readonly string[]> {
  const replies: string[] = [];
  let shown = first;
  for (let step = 0; step < 40; step++) {
    const letter = buttonsOf(shown).find(({ label }) => label === "A");
    if (letter === undefined) break;
    const verdict = await press(app, person, actionOf(letter));
    const [answerId = ""] = buttonOf(verdict, "Report").action.args;
    if (isMeant(textOf(verdict))) replies.push(textOf(await press(app, person, `report:${answerId}:wrong`)));
    const next = buttonsOf(verdict).find(({ label }) => label === "Next question");
    if (next === undefined) break;
    shown = await press(app, person, actionOf(next));
  }
  return replies;
}

function actionOf({
  action,
}: {
  readonly action: { readonly name: string; readonly args: readonly string[] };
}) {
  return [action.name, ...action.args].join(":");
}

async function reportQuestion(app: TestApp, person: Person, { concept, stem }: Question): Promise<string> {
  const quiz = await press(app, person, `quiz-concept:${concept}`);
  const [reply = "not asked"] = await reportInPractice(app, person, quiz, (text) => text.includes(stem));
  return reply;
}

const askedIn = async (app: TestApp, person: Person) => {
  const ids = {
    team: `${person.externalId}t`,
    learner: `${person.externalId}l`,
    member: `${person.externalId}m`,
    chance: 0.5,
  };
  const { teamId } = await app.storage.people.meet(person, app.clock.now, ids);
  return (await askableQuestions({ storage: app.storage, curriculum }, teamId)).length;
};

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

describe("“Ask it again”", () => {
  it.each([
    "release-question",
    "release-question:no-such-question:1",
    `release-question:${[...curriculum.questions.keys()][0]}:999`,
    `release-question:${[...curriculum.questions.keys()][0]}:1e9`,
    "release-question:__proto__:1",
    "release-question:x:-1",
  ])("stores nothing from a forged button: %s", async (action) => {
    const app = await openApp();
    expect(textOf(await app.press("ada", action))).toBe(
      "This question has changed since. {command:questions} shows the current state.",
    );
    expect(app.database.connection.prepare("SELECT COUNT(*) AS n FROM ruling").get()).toEqual({ n: 0 });
  });

  it("writes nothing if the question was never quarantined, no matter how often it's pressed", async () => {
    const app = await openApp();
    const [id] = curriculum.questions.keys();
    await app.press("ada", `release-question:${id}:1`);
    const changes = () => app.database.connection.prepare("SELECT total_changes() AS n").get();
    const before = changes();
    for (let tap = 0; tap < 50; tap++) await app.press("ada", `release-question:${id}:1`);
    expect(changes()).toEqual(before);
  });
});

describe("what reports cost everyone else", () => {
  it("is one read of the own team per /quiz, and none per tick without a due drill", async () => {
    const calls: string[] = [];
    const app = await openApp((storage: Storage) => ({
      ...storage,
      reports: new Proxy(storage.reports, {
        get(target, name: keyof Storage["reports"]) {
          calls.push(name);
          return target[name];
        },
      }),
    }));
    await app.tick();
    calls.length = 0;
    await app.tick();
    expect(calls).toEqual([]);
    await app.type("bo", "/quiz");
    expect(calls).toEqual(["quarantined"]);
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
    const replies = () => app.platform.directs.map(({ blocks }) => textOf(blocks));
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
