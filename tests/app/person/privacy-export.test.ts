// /privacy export: one private file with everything about a person, and nothing that isn't theirs.
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { exportGone } from "../../../src/app/person/export-view.ts";
import type { Reply } from "../../../src/ports/reply.ts";
import { exportSchema } from "../../../src/storage/export/export-schema.ts";
import { buttonOf, FIRST, HOUR, makePerson, openApp, textOf } from "../../support/app.ts";
import { openLeague, playDay } from "../leaderboard/league.ts";

interface Exported {
  readonly answers: readonly { readonly correct: boolean | null; readonly points: number | null }[];
  readonly cards: readonly unknown[];
  readonly members: readonly { readonly name: string }[];
  readonly teams: readonly unknown[];
  readonly asOf: string;
}

function fileOf(reply: Reply) {
  const file = reply.blocks.find((block) => block.type === "file");
  if (file === undefined) throw new Error(`There is no file in:\n${textOf(reply)}`);
  const bytes = file.name.endsWith(".gz") ? gunzipSync(file.bytes) : Buffer.from(file.bytes);
  const json: unknown = JSON.parse(bytes.toString());
  exportSchema.parse(json);
  return { name: file.name, text: bytes.toString(), json: json as Exported };
}

describe("/privacy export", () => {
  it("sends a private file, also from the button of /privacy show", async () => {
    const app = await openLeague();
    await playDay(app, 0, ["bo"], ["chi"]);
    const typed = await app.type("bo", "/privacy export");
    expect(typed.delivery).toBe("private");
    const { name, json, text } = fileOf(typed);
    expect(name).toMatch(/^kubedrill-export-2026-03-\d\d\.json$/);
    expect(json.members).toMatchObject([{ name: "bo" }]);
    expect(json.answers).toMatchObject([{ correct: true, points: 10 }]);
    expect(json.cards).toHaveLength(1);
    expect(text).not.toMatch(/chi|U-ada/);
    const pressed = await app.press("bo", buttonOf(await app.type("bo", "/privacy"), "Get my data"));
    expect(fileOf(pressed).json.answers).toHaveLength(1);
  });

  it("has no answer's result while the question is open", async () => {
    const app = await openApp();
    await app.createDrill({ feedback: "at_close", closesAfterHours: 8 });
    app.clock.now = FIRST;
    await app.tick();
    await app.tap("bo", "wrong");
    const open = fileOf(await app.type("bo", "/privacy export"));
    expect(open.json.answers).toMatchObject([
      { correct: null, points: null, openBook: null, mistakenFor: null, amendments: [] },
    ]);
    expect(open.json.cards).toEqual([]);
    app.clock.now += 8 * HOUR;
    await app.tick();
    const closed = fileOf(await app.type("bo", "/privacy export"));
    expect(closed.json.answers).toMatchObject([{ correct: false, points: 2, openBook: false }]);
    expect(closed.json.cards).toHaveLength(1);
  });

  it("has no card of a question that is open", async () => {
    const app = await openLeague();
    app.clock.now = FIRST;
    await app.tick();
    await app.tap("bo", "right");
    const { learnerId } = await app.meet("bo");
    expect((await app.storage.cards.ofLearner(learnerId)).size).toBe(1);
    expect(fileOf(await app.type("bo", "/privacy export")).json.cards).toEqual([]);
  });

  it("of someone who did nothing has their account alone", async () => {
    const app = await openApp();
    const { json } = fileOf(await app.type("new", "/privacy export"));
    expect(json).toMatchObject({ learner: [{}], members: [{ name: "new" }], answers: [], cards: [] });
  });

  it("that is overtaken by a deletion says so, without a file", async () => {
    const app = await openApp((storage) => ({
      ...storage,
      exports: {
        async make(learnerId, now) {
          await storage.people.delete(learnerId, "deletion", now);
          return storage.exports.make(learnerId, now);
        },
      },
    }));
    const reply = await app.type("bo", "/privacy export");
    expect(textOf(reply)).toBe(exportGone);
    expect(reply.delivery).toBe("private");
    expect(app.requests).toMatchObject([{ outcome: "answered" }]);
  });

  it("has all teams of an account that is the same person everywhere, also in direct messages", async () => {
    const app = await openApp();
    const direct = { externalId: "dm:U-bo", name: "Direct messages", alone: true as const };
    const person = { ...makePerson("bo"), platform: "discord", sharedAccount: true } as const;
    for (const team of [person.team, direct]) {
      const asked = { ...person, team };
      const asking = { type: "text", text: "/privacy export", person: asked, now: app.clock.now } as const;
      const reply = await app.bot.handle(asking);
      const { json } = fileOf(reply);
      expect(json.teams).toHaveLength(team === direct ? 2 : 1);
    }
  });
});
