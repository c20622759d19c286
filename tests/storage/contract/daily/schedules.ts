// The contract of schedules: due drills, questions planned ahead, and what choosing reads.
import { describe, expect, it } from "vitest";
import { at, dateOf, type Open, openTeam, RIGHT, WRONG } from "../../../support/storage/storage.ts";

const plan = { date: dateOf(0), questionId: "q2", version: 1, reason: "Because." };

export function describeSchedules(open: Open): void {
  describe("due drills", () => {
    it("are those whose time has come, the earliest first", async () => {
      const { storage, createDrill } = await openTeam(open);
      const later = await createDrill({ channel: "later", next: { date: dateOf(1), at: at(1, 10) } });
      const sooner = await createDrill({ channel: "sooner", next: { date: dateOf(1), at: at(1, 9) } });
      await createDrill({ channel: "never", next: undefined });
      const due = async (now: number) => (await storage.schedules.due(now, 10)).map(({ id }) => id);
      expect(await due(at(1, 9) - 1)).toEqual([]);
      expect(await due(at(1, 9))).toEqual([sooner.id]);
      expect(await due(at(9))).toEqual([sooner.id, later.id]);
    });

    it("come in pages, each exactly once, even with the same due time", async () => {
      const { storage, createDrill } = await openTeam(open);
      const all: string[] = [];
      for (let index = 0; index < 5; index++) {
        all.push((await createDrill({ channel: `${index}`, next: { date: dateOf(1), at: at(1, 9) } })).id);
      }
      const first = await storage.schedules.due(at(1), 2);
      const second = await storage.schedules.due(at(1), 2, first.at(-1));
      const third = await storage.schedules.due(at(1), 2, second.at(-1));
      expect([...first, ...second, ...third].map(({ id }) => id)).toEqual(all);
      expect(await storage.schedules.due(at(1), 2, third.at(-1))).toEqual([]);
      const soon = await storage.schedules.unplanned(at(1), 3);
      expect((await storage.schedules.unplanned(at(1), 3, soon.at(-1))).map(({ id }) => id)).toEqual(
        all.slice(3),
      );
    });

    it("move on to another due time or to none, but only if theirs hasn't changed since they were read", async () => {
      const { storage, teamId, createDrill } = await openTeam(open);
      const drill = await createDrill();
      const next = { date: dateOf(3), at: at(3) };
      expect(await storage.schedules.moveOn(drill, next)).toBe(true);
      expect(await storage.schedules.moveOn(drill, { date: dateOf(4), at: at(4) })).toBe(false);
      expect((await storage.drills.find(teamId, "general"))?.next).toEqual(next);
      expect(await storage.schedules.moveOn({ ...drill, next }, undefined)).toBe(true);
      expect((await storage.drills.find(teamId, "general"))?.next).toBeUndefined();
      expect(await storage.schedules.due(at(100), 10)).toEqual([]);
    });
  });

  describe("a question planned ahead", () => {
    it("is kept for the drill and date, the later one of two", async () => {
      const { storage, createDrill } = await openTeam(open);
      const [drill, other] = [await createDrill(), await createDrill({ channel: "other" })];
      const [own, others] = [
        { ...plan, drillId: drill.id },
        { ...plan, drillId: other.id, questionId: "q1" },
      ];
      const find = async (day: number) => {
        const found = await storage.schedules.findPlans(
          [drill, other].map(({ id }) => ({ drillId: id, date: dateOf(day) })),
        );
        return found.toSorted((one, another) => (one.drillId < another.drillId ? -1 : 1));
      };
      expect(await find(0)).toEqual([]);
      await storage.schedules.plan([own, others], at(-1));
      expect(await find(0)).toEqual([own, others]);
      const better = { ...own, questionId: "q3", reason: "Better." };
      await storage.schedules.plan([better], at(-1, 10));
      expect(await find(0)).toEqual([better, others]);
      expect(await find(1)).toEqual([]);
    });

    it("is left out if the team was asked it after planning, and if its drill is gone", async () => {
      const { storage, teamId, createDrill, claim, meet } = await openTeam(open);
      const grace = await meet("grace", { team: { externalId: "T2", name: "Team Two" } });
      const drill = await createDrill();
      const theirs = await createDrill({ teamId: grace.teamId });
      const plans = [drill.id, theirs.id, "gone"].map((drillId) => ({ ...plan, drillId }));
      await storage.schedules.plan(plans, at(-1));
      expect(await storage.schedules.findPlans(plans)).toHaveLength(2);
      await claim(await createDrill({ teamId, channel: "other" }), 0, { question: { id: "q2", version: 1 } });
      expect((await storage.schedules.findPlans(plans)).map(({ drillId }) => drillId)).toEqual([theirs.id]);
    });

    it("is missing in drills that are soon due and have none for that date", async () => {
      const { storage, createDrill } = await openTeam(open);
      const planned = await createDrill({ channel: "planned" });
      const outdated = await createDrill({ channel: "outdated", next: { date: dateOf(0), at: at(0, 10) } });
      const bare = await createDrill({ channel: "bare" });
      await createDrill({ channel: "paused", next: undefined });
      await storage.schedules.plan([{ ...plan, drillId: planned.id }], at(-1));
      await storage.schedules.plan([{ ...plan, drillId: outdated.id, date: dateOf(-1) }], at(-2));
      const unplanned = async (until: number) =>
        (await storage.schedules.unplanned(until, 10)).map(({ id }) => id);
      expect(await unplanned(at(0) - 1)).toEqual([]);
      expect(await unplanned(at(0))).toEqual([bare.id]);
      expect(await unplanned(at(0, 10))).toEqual([bare.id, outdated.id]);
    });
  });

  describe("choice of a question", () => {
    it("has no history for a new drill", async () => {
      const { storage, createDrill } = await openTeam(open);
      const inputs = await storage.schedules.choiceInputs(await createDrill());
      expect(inputs).toEqual({ asked: new Map(), planned: new Set(), lastQuestions: [], participants: [] });
    });

    it("reads what the whole team was asked, and the drill's own last two questions", async () => {
      const { storage, createDrill, post } = await openTeam(open);
      const drill = await createDrill();
      const other = await createDrill({ channel: "other" });
      for (const [day, id] of ["q1", "q2", "q3"].entries())
        await post(drill, day, { question: { id, version: 1 } });
      await post(other, 3, { question: { id: "q1", version: 1 } });
      const { asked, lastQuestions } = await storage.schedules.choiceInputs(drill);
      expect(lastQuestions).toEqual(["q3", "q2"]);
      expect(asked).toEqual(
        new Map([
          ["q1", { asks: 2, last: dateOf(3) }],
          ["q2", { asks: 1, last: dateOf(1) }],
          ["q3", { asks: 1, last: dateOf(2) }],
        ]),
      );
    });

    it("reads what the team's other drills have planned for their next date", async () => {
      const { storage, createDrill, meet } = await openTeam(open);
      const grace = await meet("grace", { team: { externalId: "T2", name: "Team Two" } });
      const drill = await createDrill();
      const plans = [
        [drill.id, "own", 0],
        [(await createDrill({ channel: "other" })).id, "q1", 0],
        [(await createDrill({ channel: "past" })).id, "q2", -1],
        [(await createDrill({ channel: "paused", next: undefined })).id, "q3", 0],
        [(await createDrill({ teamId: grace.teamId })).id, "q4", 0],
      ] as const;
      for (const [id, questionId, day] of plans)
        await storage.schedules.plan([{ ...plan, drillId: id, questionId, date: dateOf(day) }], at(-1));
      const { asked, planned } = await storage.schedules.choiceInputs(drill);
      expect([asked, planned]).toEqual([new Map(), new Set(["q1"])]);
      expect((await storage.schedules.choiceInputs(drill, dateOf(-1))).planned).toEqual(new Set());
    });

    it("keeps teams apart", async () => {
      const { storage, createDrill, post, meet, answer } = await openTeam(open);
      const grace = await meet("grace", { team: { externalId: "T2", name: "Team Two" } });
      const theirs = await createDrill({ teamId: grace.teamId });
      await answer(await post(theirs, 0), grace, RIGHT);
      const inputs = await storage.schedules.choiceInputs(await createDrill());
      expect(inputs).toEqual({ asked: new Map(), planned: new Set(), lastQuestions: [], participants: [] });
    });

    it("reads participants with their cards, of the drill's last 20 postings only", async () => {
      const { storage, createDrill, post, meet, answer } = await openTeam(open);
      const [ada, grace] = [await meet("ada"), await meet("grace")];
      const drill = await createDrill();
      for (let day = 0; day < 22; day++) {
        const posting = await post(drill, day);
        if (day === 1) await answer(posting, grace, RIGHT); // the 21st from the end
        if (day === 1 || day === 2 || day === 21) await answer(posting, ada, WRONG);
      }
      const { participants } = await storage.schedules.choiceInputs(drill);
      expect(participants.map(({ answers, asks }) => ({ answers, asks }))).toEqual([
        { answers: 2, asks: 20 },
      ]);
      const { stability, lastDay } = (await storage.cards.ofLearner(ada.learnerId)).get("q1") ?? {};
      expect(lastDay).toBe(dateOf(21));
      expect(participants[0]?.cards).toEqual(new Map([["q1", { stability, lastDay }]]));
    });
  });
}
