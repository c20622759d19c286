// /privacy: stored data and who sees it, hiding on leaderboards, names in reveals, and permanent deletion.
import { describe, expect, it } from "vitest";
import type { Block, Reply } from "../../../src/ports/reply.ts";
import { buttonOf, makePerson, openApp, type TestApp, textOf } from "../../support/app.ts";
import { openLeague, playDay } from "../leaderboard/league.ts";

const lastPost = (app: TestApp) => textOf(app.platform.messages.at(-1)?.versions.at(-1));

function rankingOf(shown: Reply): Extract<Block, { type: "ranking" }>["rows"] {
  return shown.blocks.flatMap((block) => (block.type === "ranking" ? block.rows : []));
}

describe("/privacy show", () => {
  it("counts stored data, and says who sees what", async () => {
    const app = await openLeague();
    await playDay(app, 0, ["bo"]);
    await app.type("bo", "/lookup nodeport");
    await app.type("bo", "/remind 10");
    const shown = await app.type("bo", "/privacy");
    expect(shown.blocks).toContainEqual({
      type: "fields",
      fields: [
        { label: "Answers", value: "1" },
        { label: "Cards (your memory of a question)", value: "1" },
        { label: "Concepts looked up", value: "1" },
        { label: "Hints seen", value: "0" },
        { label: "Reports", value: "0" },
        { label: "Reminders", value: "1" },
        { label: "Since", value: "March 2, 2026" },
      ],
    });
    await app.type("bo", "/remind off");
    expect((await app.type("bo", "/privacy")).blocks).toContainEqual(
      expect.objectContaining({ fields: expect.arrayContaining([{ label: "Reminders", value: "Off" }]) }),
    );
    expect(textOf(shown)).toContain("Your points: your team, under your name.");
    expect(textOf(shown)).toContain("Your name is never among them.");
    await app.type("bo", "/settings reveals:name");
    expect(textOf(await app.type("bo", "/privacy show"))).toContain("Your name is among those who were.");
    const hidden = await app.press("bo", buttonOf(shown, "Hide my name"));
    expect(textOf(hidden)).toContain("Others now see **");
    expect(textOf(await app.type("bo", "/privacy show"))).toMatch(/under the name \*\*\w+ \w+\*\*/);
  });
});

describe("a member who hides", () => {
  it("appears on leaderboards under the same pseudonym, but sees their own name", async () => {
    const app = await openLeague();
    await playDay(app, 0, ["ada", "bo"], ["chi"]);
    const done = textOf(await app.type("bo", "/privacy hide"));
    const [, pseudonym = ""] = /Leaderboards show \*\*(\w+ \w+)\*\*/.exec(done) ?? [];
    expect(pseudonym).not.toBe("");
    const board = async () => [
      await app.type("ada", "/leaderboard"),
      await app.type("ada", "/leaderboard all"),
    ];
    for (const shown of await board()) {
      expect(rankingOf(shown)).toContainEqual({
        rank: 1,
        member: { externalId: "", name: pseudonym },
        value: "10",
      });
      expect(JSON.stringify(shown)).not.toMatch(/"bo"|U-bo/);
    }
    const own = await app.type("bo", "/leaderboard");
    expect(rankingOf(own)).toContainEqual({
      rank: 1,
      member: { externalId: "U-bo", name: "bo" },
      value: "10",
      note: `1 of 1 right · shown as ${pseudonym}`,
      you: true,
    });
    expect(JSON.stringify(own)).toContain("U-chi");
    for (const name of ["ada", "bo"]) {
      const shared = await app.press(name, "share-leaderboard:week");
      expect(textOf(shared)).toContain(`${pseudonym}: 10 points`);
      expect(JSON.stringify(shared)).not.toMatch(/"bo"|U-bo/);
    }
    await app.type("bo", "/privacy unhide");
    for (const shown of await board()) expect(textOf(shown)).toContain("1. bo: 10 points");
    expect(textOf(await app.type("bo", "/privacy hide"))).toContain(`**${pseudonym}**`);
  });
});

describe("a reveal", () => {
  const reveal = async (right: readonly string[], wrong: readonly string[], named: readonly string[]) => {
    const app = await openLeague();
    for (const name of named) await app.type(name, "/settings reveals:name");
    await playDay(app, 0, right, wrong);
    const [, names] = /^Right: (.*)$/m.exec(lastPost(app)) ?? [];
    return { app, names };
  };
  const many = Array.from({ length: 12 }, (_, index) => `m${String(index).padStart(2, "0")}`);

  it.each([
    ["no one who didn't ask for it", ["ada", "bo"], ["chi"], [], undefined],
    ["the one who did", ["ada"], ["chi"], ["ada"], "ada"],
    ["all who did, by name", ["bo", "ada"], [], ["ada", "bo"], "ada and bo"],
    ["some, and how many more", ["bo", "ada", "zoe", "dan", "eve"], [], ["bo", "ada"], "ada, bo, and 3 more"],
    ["no one who was wrong", ["ada"], ["chi", "bo"], ["ada", "chi", "bo"], "ada"],
    ["no one, if all who asked were wrong", ["ada"], ["chi"], ["chi"], undefined],
    ["ten at most", many, [], many, `${many.slice(0, 10).join(", ")}, and 2 more`],
  ])("names %s", async (_, right, wrong, named, expected) => {
    const { app, names } = await reveal(right, wrong, named);
    expect(names).toBe(expected);
    expect(lastPost(app)).toContain("got it right");
    for (const name of wrong) expect(lastPost(app)).not.toMatch(new RegExp(`\\b${name}\\b`));
  });

  it("never names hidden members, and shows names without Markdown", async () => {
    const app = await openLeague();
    for (const name of ["ada", "bo", "**[x](y)** <@1>", "***"]) {
      await app.type(name, "/settings reveals:name");
    }
    await app.type("bo", "/privacy hide");
    await playDay(app, 0, ["ada", "bo", "**[x](y)** <@1>", "***"]);
    expect(lastPost(app)).toContain("\nRight: Someone, x (y) @1, ada, and 1 more");
    expect(lastPost(app)).not.toMatch(/\bbo\b/);
  });

  it("hides the distribution below five answers, even with names", async () => {
    const { app } = await reveal(["ada", "bo"], ["chi", "dan"], ["ada", "bo"]);
    expect(lastPost(app)).toContain("**2 of 4 got it right.**\nRight: ada and bo");
  });
});

describe("/privacy delete", () => {
  it("asks for the word first, and says what it deletes and keeps", async () => {
    const app = await openApp();
    const asked = await app.type("bo", "/privacy delete");
    expect(asked.form).toMatchObject({ command: "privacy delete", fields: [{ option: "confirm" }] });
    expect(textOf(asked)).toContain("{command:privacy delete confirm:delete}");
    expect(textOf(asked)).toMatch(/Deleted: answers.*\n- Kept: how many people chose each option/);
    expect(textOf(asked)).toContain("who installed Kubedrill.");
    const shown = await app.type("bo", "/privacy show");
    expect(await app.press("bo", buttonOf(shown, "Delete everything"))).toEqual(asked);
  });

  it.each(["confirm:yes", "confirm:delet", "no"])("does nothing at %s", async (typed) => {
    const app = await openApp();
    const { id } = await app.meet("bo");
    const reply = await app.type("bo", `/privacy delete ${typed}`);
    expect(textOf(reply)).toMatch(/^Nothing was deleted/);
    expect(reply.refused).toEqual({ option: "confirm" });
    expect((await app.meet("bo")).id).toBe(id);
  });

  it.each(["confirm:delete", "delete", "DELETE"])(
    "deletes at %s; the next command makes them new",
    async (typed) => {
      const app = await openLeague();
      await playDay(app, 0, ["ada", "bo"]);
      const before = await app.meet("bo");
      await app.type("bo", "/settings cap:3 boards:pseudonym");
      const done = await app.type("bo", `/privacy delete ${typed}`);
      expect(textOf(done)).toMatch(/^\*\*Deleted\.\*\*.* open next makes you a new member\.$/);
      const rows = app.database.connection.prepare("SELECT id FROM member WHERE id = ?").all(before.id);
      expect(rows).toEqual([]);
      expect(textOf(await app.type("ada", "/leaderboard"))).not.toMatch(/\bbo\b/);
      expect(textOf(await app.type("bo", "/settings"))).toContain("up to 10");
      expect((await app.meet("bo")).learnerId).not.toBe(before.learnerId);
      expect(app.failures).toEqual([]);
    },
  );

  it("edits the open question's count, and refuses a second answer", async () => {
    const app = await openApp();
    await app.createDrill();
    await app.tick();
    await app.tap("ada", "right");
    await app.tap("bo", "wrong");
    await app.pass(0);
    expect(lastPost(app)).toContain("2 answered");
    await app.type("bo", "/privacy delete confirm:delete");
    await app.pass(0);
    expect(lastPost(app)).toContain("1 answered");
    expect(textOf(await app.tap("bo", "right"))).toBe(
      "You answered this question before you deleted your data, so it doesn't count again. Tap it after it closes to practice it.",
    );
    expect(await app.storage.postings.countAnswers((await app.current()).id)).toBe(1);
  });

  it("covers direct messages and every server on Discord", async () => {
    const app = await openApp();
    const of = (externalId: string, alone?: true) =>
      makePerson("bo", {
        platform: "discord",
        team: { externalId, name: externalId, ...(alone && { alone }) },
      });
    const places = [of("S1"), of("S2"), of("dm:U-bo", true)];
    const handle = (person: (typeof places)[number], text: string) =>
      app.bot.handle({ type: "text", text, person, now: app.clock.now });
    for (const person of places) await handle(person, "/lookup nodeport");
    expect(textOf(await handle(of("S1"), "/privacy show"))).toContain("in 3 teams");
    expect(textOf(await handle(of("dm:U-bo", true), "/privacy delete delete"))).toContain("Deleted");
    const { connection } = app.database;
    expect(connection.prepare("SELECT * FROM member WHERE external_id = 'U-bo'").all()).toEqual([]);
    expect(connection.prepare("SELECT * FROM team WHERE external_id LIKE '%U-bo%'").all()).toEqual([]);
    expect(connection.prepare("SELECT external_id FROM team ORDER BY external_id").all()).toEqual([
      { external_id: "S1" },
      { external_id: "S2" },
    ]);
  });
});
