// /daily: the question and your own answer, in every state of a posting.
import { describe, expect, it } from "vitest";
import { sql } from "../../../src/storage/transaction.ts";
import { buttonsOf, DAY, FIRST, HOUR, openApp, textOf } from "../../support/app.ts";

const labels = (reply: Parameters<typeof buttonsOf>[0]) => buttonsOf(reply).map(({ label }) => label);

describe("/daily", () => {
  it("before the first question says when it comes", async () => {
    const { type, createDrill } = await openApp();
    const sentence =
      "This team has had no question yet. One comes at the drill's next time; {command:quiz} starts a practice at once.";
    expect(textOf(await type("ada", "/daily"))).toBe(sentence);
    await createDrill();
    expect(textOf(await type("ada", "/daily"))).toBe(sentence);
  });

  it("shows the open question with buttons to answer", async () => {
    const { type, press, createDrill, tick, current } = await openApp();
    await createDrill();
    await tick();
    const { id, question } = await current();
    const shown = await type("ada", "/daily");
    expect(shown.delivery).toBe("private");
    expect(textOf(shown)).toContain(question.stem);
    expect(textOf(shown)).toContain("0 answered");
    const [first] = buttonsOf(shown);
    expect(first?.action).toEqual({ name: "answer", args: [id, "A"] });
    expect(textOf(await press("ada", first ?? ""))).toMatch(/Right: [A-D]|Not quite: you chose/);
    expect(textOf(await type("bo", "/daily"))).toContain("1 answered");
  });

  it("shows a question that is just closing without a result that isn't there yet", async () => {
    const app = await openApp();
    await app.createDrill();
    await app.tick();
    await app.tap("ada", "right");
    const { id } = await app.current();
    // The state after a process ends between closing a posting and scoring it.
    await app.database.write(function* () {
      yield sql`UPDATE posting SET state = 'closing' WHERE id = ${id}`;
    });
    const shown = textOf(await app.type("bo", "/daily"));
    expect(shown).toContain("Closed");
    expect(shown).toContain("The answers are being counted.");
    expect(shown).not.toContain("No one answered");
  });

  it("shows the open question with your verdict instead of the letters", async () => {
    const { type, createDrill, tick, tap } = await openApp();
    await createDrill();
    await tick();
    const verdict = await tap("ada", "wrong");
    const shown = await type("ada", "/daily");
    expect(textOf(shown)).toContain(textOf(verdict));
    expect(labels(shown)).toEqual(labels(verdict));
    expect(labels(await type("bo", "/daily"))).toContain("A");
    expect(textOf(await type("bo", "/daily"))).not.toMatch(/Not quite|Right:/);
  });

  it("shows the reveal of a closed question, with your answer if you gave one", async () => {
    const { type, createDrill, tick, tap, clock } = await openApp();
    await createDrill({ closesAfterHours: 8 });
    await tick();
    await tap("ada", "wrong");
    clock.now = FIRST + 8 * HOUR;
    await tick();
    const own = textOf(await type("ada", "/daily"));
    expect(own).toContain("Closed · ");
    expect(own).toContain("**0 of 1 got it right.**");
    expect(own).toContain("❌ Not quite: you chose");
    expect(own).toMatch(/^\+2 points · /m);
    const other = textOf(await type("bo", "/daily"));
    expect(other).toContain("**0 of 1 got it right.**");
    expect(other).not.toContain("you chose");
    expect(labels(await type("bo", "/daily"))).not.toContain("A");
  });

  it("shows a question that's scored but not revealed yet", async () => {
    const { type, createDrill, tick, platform, clock } = await openApp();
    await createDrill({ closesAfterHours: 8 });
    await tick();
    clock.now = FIRST + 8 * HOUR;
    platform.next("edit", () => Promise.reject(new Error("rate limited")));
    await tick();
    expect(textOf(await type("ada", "/daily"))).toContain("No one answered this one.");
  });

  it("shows the channel's own question, or the team's latest elsewhere", async () => {
    const { bot, createDrill, tick, storage, clock } = await openApp();
    const { teamId } = await createDrill();
    await tick();
    clock.now = FIRST + HOUR;
    const next = {
      date: (await storage.postings.current(teamId, "general"))?.date ?? ("" as never),
      at: clock.now,
    };
    await createDrill({ id: "drill-of-random", channel: "random", next });
    await tick();
    const shown = async (channel: string | undefined) => {
      const person = {
        platform: "playground",
        team: { externalId: "T1", name: "Team One" },
        externalId: "U-bo",
        name: "bo",
        admin: false,
      } as const;
      const reply = await bot.handle({
        type: "command",
        name: "daily",
        options: {},
        person,
        channel,
        now: clock.now,
      });
      return textOf(reply);
    };
    const [general, random] = await Promise.all([
      storage.postings.current(teamId, "general"),
      storage.postings.current(teamId, "random"),
    ]);
    expect(general?.id).not.toBe(random?.id);
    expect(await shown("general")).toContain(general?.question.stem);
    expect(await shown("random")).toContain(random?.question.stem);
    expect(await shown("elsewhere")).toContain(random?.question.stem);
    expect(await shown(undefined)).toContain(random?.question.stem);
  });

  describe("where verdicts wait for the close", () => {
    /** Ada answered on the first day, whose question closed with the second day's. */
    async function open(second = false) {
      const app = await openApp();
      await app.createDrill({ feedback: "at_close" });
      await app.tick();
      const first = (await app.current()).question;
      await app.tap("ada", "wrong");
      app.clock.now = FIRST + DAY;
      await app.tick();
      if (second) await app.tap("ada", "right");
      return { ...app, first, next: (await app.current()).question };
    }

    it("shows the verdict of the question that just closed, then the new question", async () => {
      const { type, press, first, next } = await open();
      const shown = await type("ada", "/daily");
      const text = textOf(shown);
      expect(text).toMatch(/Closed · March 2.*❌ Not quite: you chose.*\+2 points/s);
      expect(text).toContain(first.stem);
      expect(text.indexOf("Not quite")).toBeLessThan(text.indexOf(next.stem));
      expect(labels(shown)).toEqual(expect.arrayContaining(["Explain all options", "A", "B", "C", "D"]));
      const letter = buttonsOf(shown).find(({ label }) => label === "A");
      expect(textOf(await press("ada", letter ?? ""))).toContain("Locked in");
      expect(textOf(await type("bo", "/daily"))).not.toMatch(/2026-03-02|Not quite/);
    });

    it("shows it next to the locked-in answer", async () => {
      const { type, first, next } = await open(true);
      const text = textOf(await type("ada", "/daily"));
      expect(text).toContain(first.stem);
      expect(text).toContain(next.stem);
      expect(text).toMatch(/❌ Not quite:.*Locked in/s);
    });

    it("still shows it to a member who missed the days in between", async () => {
      const { type, tick, clock, first } = await open();
      clock.now = FIRST + 3 * DAY;
      await tick();
      const text = textOf(await type("ada", "/daily"));
      expect(text).toContain(first.stem);
      expect(text).toContain("Closed · March 2");
    });

    it("shows nothing twice if the closed question is the latest one", async () => {
      const { type, storage, clock, tick, meet, first } = await open(true);
      const { teamId } = await meet("ada");
      const [drill] = await storage.drills.ofTeam(teamId);
      await storage.drills.remove(drill?.id ?? "", clock.now);
      await tick();
      const text = textOf(await type("ada", "/daily"));
      expect(text).toMatch(/^🔒 Closed · /);
      expect(text).not.toContain(first.stem);
    });

    it("hides it while the question is open elsewhere", async () => {
      const { type, createDrill, storage, tick, clock, first, meet } = await open();
      const { teamId } = await meet("ada");
      const only = { date: "2026-03-03" as never, at: clock.now };
      const drill = await createDrill({ id: "drill-of-random", channel: "random", next: only });
      const asked = {
        question: { id: first.id, version: first.version },
        order: [0, 1, 2, 3],
        reason: "New.",
      };
      const claim = {
        id: "posting-elsewhere000",
        drill,
        due: only,
        now: clock.now,
        next: undefined,
        ...asked,
      };
      await storage.postings.claim([claim]);
      await tick();
      expect((await storage.postings.current(teamId, "random"))?.question.id).toBe(first.id);
      const text = textOf(await type("ada", "/daily"));
      expect(text).not.toContain("Not quite");
      expect(text).toContain("open in one of your channels");
    });
  });

  it("shows the new question after the old one", async () => {
    const { type, createDrill, tick, tap, clock, current } = await openApp();
    await createDrill();
    await tick();
    await tap("ada", "right");
    clock.now = FIRST + DAY;
    await tick();
    const shown = await type("ada", "/daily");
    expect(textOf(shown)).toContain((await current()).question.stem);
    expect(labels(shown)).toContain("A");
  });
});
