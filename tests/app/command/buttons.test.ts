// Every button: who can press it and where, checked at each press; and that it never replaces a public message.
import { describe, expect, it } from "vitest";
import { buttons } from "../../../src/app/buttons.ts";
import type { ButtonRule } from "../../../src/app/command/command.ts";
import { type Button, encodeAction } from "../../../src/ports/reply.ts";
import {
  buttonOf,
  curriculum,
  DAY,
  FIRST,
  makePerson,
  openApp,
  type TestApp,
  textOf,
} from "../../support/app.ts";

const MINUTE = 60_000;

type Rule = `${ButtonRule["who"]}, ${ButtonRule["where"]}`;

/** The decision for each button. A new button needs a line here. */
const decided: Readonly<Record<string, Rule>> = {
  answer: "everyone, anywhere",
  cancel: "everyone, anywhere",
  explain: "everyone, anywhere",
  guessed: "everyone, anywhere",
  hint: "everyone, anywhere",
  "why-not": "everyone, anywhere",
  "link-code": "everyone, anywhere",
  "link-accounts": "everyone, anywhere",
  leaderboard: "everyone, team",
  "share-leaderboard": "everyone, team",
  "leaderboard-page": "everyone, team",
  lookup: "everyone, anywhere",
  "quiz-concept": "everyone, anywhere",
  "share-concept": "everyone, anywhere",
  topic: "everyone, anywhere",
  train: "everyone, anywhere",
  "practice-answer": "everyone, anywhere",
  "practice-hint": "everyone, anywhere",
  "practice-next": "everyone, anywhere",
  report: "everyone, anywhere",
  "release-question": "team admin, team",
  "posting-there": "posting admin, anywhere",
  "my-answer": "everyone, anywhere",
  "posting-again": "posting admin, anywhere",
  "recap-there": "posting admin, anywhere",
  "recap-again": "posting admin, anywhere",
  show: "everyone, anywhere",
  "start-review": "everyone, anywhere",
  "settings-set": "everyone, anywhere",
  "review-know": "everyone, anywhere",
  "review-suspend": "everyone, anywhere",
  "review-resume": "everyone, anywhere",
  suspended: "everyone, anywhere",
  "settings-form": "everyone, anywhere",
  "remind-form": "everyone, anywhere",
  "remind-stop": "everyone, anywhere",
  "privacy-show": "everyone, anywhere",
  "privacy-delete": "everyone, anywhere",
  compare: "everyone, anywhere",
  "drill-create": "team admin, team",
  "drill-change": "team admin, team",
  "drill-remove": "team admin, team",
  "drill-pause": "team admin, team",
  "drill-resume": "team admin, team",
  "drill-post": "team admin, team",
  "squad-create": "everyone, team",
  "squad-join": "everyone, team",
  "squad-leave": "everyone, team",
  "squad-list": "everyone, team",
  "squad-members": "everyone, team",
  "squad-ask-remove": "squad captain, team",
  "squad-remove": "squad captain, team",
  "squad-readmit": "squad captain, team",
  "squad-ask-captain": "squad captain, team",
  "squad-captain": "squad captain, team",
  "squad-draw": "team admin, team",
};

const names = (rule: RegExp) => Object.keys(decided).filter((name) => rule.test(decided[name] ?? ""));

/** Presses as the person of this name, with their current rights. */
function pressAs(app: TestApp, more: Partial<ReturnType<typeof makePerson>>, action: string, name = "ada") {
  const person = makePerson(name, more);
  return app.bot.handle({
    type: "button",
    action,
    isPrivate: true,
    person,
    channel: "general",
    now: app.clock.now,
  });
}

const alone = {
  team: { externalId: "dm:U-ada", name: "Direct messages", alone: true },
  admin: false,
} as const;

/** A posting whose state the platform can't tell, and the button “Post again” in the message about it. */
async function openUnknown(): Promise<{ readonly app: TestApp; readonly again: Button }> {
  const app = await openApp();
  await app.createDrill({ contactId: (await app.meet("ada")).id });
  app.platform.next("post", () => Promise.reject(new Error("socket hang up")));
  app.platform.next("find", async () => "cannot tell");
  await app.tick();
  app.clock.now = FIRST + 2 * MINUTE;
  await app.tick();
  return { app, again: buttonOf(app.platform.directs[0]?.blocks, "Post again") };
}

describe("a button", () => {
  it("states who can press it and where, as was decided", () => {
    const stated = buttons.map(({ name, who, where }) => [name, `${who}, ${where}`]);
    expect(Object.fromEntries(stated)).toEqual(decided);
    expect(stated).toHaveLength(Object.keys(decided).length);
  });

  it.each(names(/^team admin/))("of admins refuses everyone else, with any arguments: %s", async (name) => {
    const app = await openApp();
    await app.createDrill();
    const { drills, reports } = app.storage;
    const { teamId } = await app.meet("ada");
    const kept = async () => [await drills.ofTeam(teamId), await reports.quarantined([teamId])];
    const before = await kept();
    const [id = ""] = curriculum.questions.keys();
    for (const args of [[], ["time", "10:00"], [id, "1"], ["x".repeat(60)]]) {
      const reply = await app.press("bo", encodeAction({ name, args }));
      expect(textOf(reply)).toBe("Only team admins can do this. Ask one of yours.");
    }
    expect(await kept()).toEqual(before);
  });

  it.each(names(/^team admin/))(
    "that an admin got earlier refuses them once they are demoted: %s",
    async (name) => {
      const app = await openApp();
      await app.createDrill();
      expect(textOf(await pressAs(app, { admin: true }, name))).not.toContain("Only team admins");
      expect(textOf(await pressAs(app, { admin: false }, name))).toContain("Only team admins");
    },
  );

  it.each(names(/^posting admin/))(
    "about a posting refuses everyone but its team's admins: %s",
    async (name) => {
      const { app, again } = await openUnknown();
      const action = encodeAction({ name, args: again.action.args });
      const elsewhere = { team: { externalId: "T2", name: "Team Two" }, admin: true };
      app.platform.admins.clear();
      for (const more of [{ admin: false }, alone, elsewhere])
        expect(textOf(await pressAs(app, more, action))).toContain(
          "Only this team's admins can decide that.",
        );
      await app.daily.idle();
      expect(app.platform.messages).toEqual([]);
      expect(await app.storage.postings.unknown((await app.meet("ada")).teamId)).toHaveLength(1);
    },
  );

  it("about a posting works in a direct message for someone who is an admin now", async () => {
    const { app, again } = await openUnknown();
    app.platform.admins.add("U-bo");
    const inDirect = { ...alone, team: { ...alone.team, externalId: "dm:U-bo" } };
    await pressAs(app, inDirect, encodeAction(again.action), "bo");
    await app.daily.idle();
    expect(app.platform.messages).toHaveLength(1);
  });

  it.each(names(/^squad captain/))("of a squad's captain refuses everyone else: %s", async (name) => {
    const app = await openApp();
    await app.type("bo", "/squad create Rust");
    await app.type("chidi", "/squad join Rust");
    const [squad] = await app.storage.squads.ofTeam((await app.meet("bo")).teamId, 0);
    const action = encodeAction({ name, args: [squad?.id ?? "", (await app.meet("chidi")).id] });
    for (const other of ["ada", "chidi", "stranger"])
      expect(textOf(await app.press(other, action))).toBe("Only the captain of Rust can do this.");
    expect(textOf(await app.press("bo", action))).not.toContain("Only the captain");
    await app.type("bo", "/squad leave");
    expect(textOf(await app.press("bo", action))).toMatch(/Only the captain|That squad is gone/);
  });

  it.each(names(/team$/))("about a team says so in direct messages: %s", async (name) => {
    const app = await openApp();
    const reply = await pressAs(app, { ...alone, admin: true }, name);
    expect(textOf(reply)).toBe("This button is about a team. Press it in one of your team's channels.");
  });

  it.each(names(/^everyone, anywhere/))(
    "for everyone is refused to no one for their rights: %s",
    async (name) => {
      const app = await openApp();
      expect(textOf(await pressAs(app, alone, name))).not.toMatch(/Only .*admins|about a team/);
    },
  );
});

describe("a button under a message that others see", () => {
  it.each(Object.keys(decided))("never replaces it: %s", async (name) => {
    const app = await openApp();
    await app.createDrill();
    await app.tick();
    const verdict = await app.tap("ada", "right");
    const answer = buttonOf(verdict, "Report").action.args[0] ?? "";
    await app.type("ada", "/squad create Rust");
    const quiz = buttonOf(await app.type("ada", "/quiz"), "A").action.args;
    const argsOf: Readonly<Record<string, readonly string[]>> = {
      explain: [answer],
      guessed: [answer],
      report: [answer],
      leaderboard: ["week"],
      "practice-answer": quiz,
      "practice-next": [quiz[0] ?? "", "0"],
      "settings-set": ["reveals", "name"],
      "drill-change": ["time", "10:00"],
      "drill-remove": [(await app.storage.drills.ofTeam((await app.meet("ada")).teamId))[0]?.id ?? ""],
    };
    const action = encodeAction({ name, args: argsOf[name] ?? [] });
    const where = { person: makePerson("ada"), channel: "general", now: FIRST + DAY / 2 };
    const reply = await app.bot.handle({ type: "button", action, isPrivate: false, ...where });
    expect(reply.delivery).not.toBe("replace");
    expect(reply.blocks.length).toBeGreaterThan(0);
  });
});
