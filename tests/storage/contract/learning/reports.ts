// The contract of reports: one per member and version, a limit per learner, and what they add up to.
import { describe, expect, it } from "vitest";
import type { Person } from "../../../../src/ports/person.ts";
import type { Member } from "../../../../src/ports/storage/people.ts";
import { sql } from "../../../../src/storage/transaction.ts";
import {
  at,
  HOUR,
  hashed,
  type Open,
  openTeam,
  query,
  questionNamed,
} from "../../../support/storage/storage.ts";

const q1 = { questionId: "q1", version: 1 };
const unlimited = { since: 0, maximum: 1_000 };

export function describeReports(open: Open): void {
  async function start() {
    const team = await openTeam(open);
    const { storage, database, newId, meet } = team;
    const bank = { size: 337, has: () => true };
    const add = (member: Member, version = q1, now = at(0), limit = unlimited) =>
      storage.reports.add({ ...version, id: newId(), member, kind: "wrong", at: now }, limit);
    const weigh = (version = q1, now = at(0, 12)) => storage.reports.weigh(version, bank, now);
    const out = (teamId: string) => storage.reports.quarantined([teamId]);
    const rulings = async () =>
      (await query(database, sql`SELECT place, verdict FROM ruling ORDER BY place`)).map(
        ({ place, verdict }) => `${place === "" ? "everywhere" : "a team"}: ${verdict}`,
      );
    /** Someone on Discord, where an account is one learner in all servers and direct messages. */
    const visit = (server: string, name: string) => {
      const alone: Person["team"] = { externalId: `dm:U-${name}`, name: "Direct messages", alone: true };
      const place = server === "dm" ? alone : { externalId: server, name: server };
      return meet(name, { platform: "discord", team: place });
    };
    return { ...team, add, weigh, out, rulings, visit };
  }

  describe("reports", () => {
    it("are one per member and question version, even if sent again", async () => {
      const { storage, teamId, add, meet } = await start();
      const [ada, grace] = [await meet("ada"), await meet("grace")];
      const outcomes = await Promise.all([add(ada), add(ada), add(ada)]);
      expect(outcomes.toSorted()).toEqual(["added", "known", "known"]);
      expect(await add(ada, q1, at(3))).toBe("known");
      expect(await add(ada, { ...q1, version: 2 }, at(2))).toBe("added");
      expect(await add(grace, q1, at(1))).toBe("added");
      expect(await storage.reports.ofTeam(teamId)).toEqual([
        { ...q1, kind: "wrong", count: 2 },
        { questionId: "q1", version: 2, kind: "wrong", count: 1 },
      ]);
    });

    it("take a comment on the member's latest one, of a time, and list a team's comments, oldest first", async () => {
      const { storage, teamId, visit, add, meet } = await start();
      const [ada, grace] = [await meet("ada"), await meet("grace")];
      const eve = await visit("elsewhere", "eve");
      const { comment, comments } = storage.reports;
      expect(await comment(ada.id, "Nothing reported.", 0)).toBeUndefined();
      await add(grace, q1, at(0));
      await add(ada, q1, at(1));
      await add(ada, { ...q1, version: 2 }, at(2));
      await add(eve, q1, at(2));
      expect(await comment(ada.id, "Too old.", at(2) + 1)).toBeUndefined();
      expect(await comments(teamId)).toEqual([]);
      expect(await comment(ada.id, "First words.", at(2))).toEqual({ ...q1, version: 2 });
      expect(await comment(ada.id, "Two are right.", at(1))).toEqual({ ...q1, version: 2 });
      expect(await comment(grace.id, "Not since 1.36: \u{1F914}", 0)).toEqual(q1);
      expect(await comment(eve.id, "Of another team.", 0)).toEqual(q1);
      expect(await comments(teamId)).toEqual([
        { ...q1, comment: "Not since 1.36: \u{1F914}" },
        { ...q1, version: 2, comment: "Two are right." },
      ]);
    });

    it("have a limit per learner in all their teams, also for concurrent ones, and again after the time is over", async () => {
      const { visit, add } = await start();
      const places = [await visit("A", "eve"), await visit("B", "eve"), await visit("dm", "eve")];
      const limit = { since: at(0), maximum: 3 };
      const outcomes = await Promise.all(
        ["q1", "q2", "q3", "q4"].flatMap((questionId) =>
          places.map((member) => add(member, { questionId, version: 1 }, at(0, 10), limit)),
        ),
      );
      expect(outcomes.filter((outcome) => outcome === "added")).toHaveLength(3);
      expect(outcomes.filter((outcome) => outcome === "too many")).toHaveLength(9);
      const [member] = places;
      if (member === undefined) throw new Error("No one is there.");
      const later = { since: at(0, 10), maximum: 3 };
      expect(await add(member, { questionId: "q5", version: 1 }, at(1, 10), later)).toBe("added");
    });
  });

  describe("a question version", () => {
    it("is quarantined in a team with its second learner, once", async () => {
      const { teamId, add, weigh, out, meet } = await start();
      await add(await meet("ada"));
      expect(await weigh()).toEqual([]);
      await add(await meet("grace"));
      expect(await weigh()).toEqual(["team"]);
      expect(await weigh(q1, at(0, 13))).toEqual([]);
      expect(await out(teamId)).toEqual([{ ...q1, scope: "team", teamId }]);
      expect(await out("another team")).toEqual([]);
    });

    it("is also quarantined if both learners report at the same moment", async () => {
      const { teamId, add, weigh, out, meet } = await start();
      const members = [await meet("ada"), await meet("grace"), await meet("linus")];
      await Promise.all(
        members.map(async (member) => {
          await add(member);
          await weigh();
        }),
      );
      expect(await out(teamId)).toEqual([{ ...q1, scope: "team", teamId }]);
    });

    it("isn't quarantined because of one account, even from several servers and direct messages", async () => {
      const { visit, add, weigh, rulings } = await start();
      for (const server of ["A", "B", "C", "dm"]) {
        await add(await visit(server, "eve"));
        expect(await weigh()).toEqual([]);
      }
      expect(await rulings()).toEqual([]);
    });

    it("is not out in direct messages, nor because of them", async () => {
      const { visit, add, weigh, rulings } = await start();
      for (const name of ["eve", "mallory", "trudy"]) await add(await visit("dm", name));
      expect(await weigh()).toEqual([]);
      expect(await rulings()).toEqual([]);
    });

    it("that is no longer asked is ignored", async () => {
      const { storage, add, meet } = await start();
      for (const name of ["ada", "grace"]) await add(await meet(name));
      expect(await storage.reports.weigh(q1, { size: 337, has: () => false }, at(0, 12))).toEqual([]);
    });
  });

  describe("a question in the whole installation", () => {
    /** Three servers with a week of questions that three of their members answered. */
    async function startWithHistory(dates = 5, learners = 3) {
      const team = await start();
      const { storage, createDrill, post, answer, visit } = team;
      for (const server of ["A", "B", "C"]) {
        const members = await Promise.all(
          ["1", "2", "3"].slice(0, learners).map((name) => visit(server, `${server}${name}`)),
        );
        const drill = await createDrill({ teamId: members[0]?.teamId ?? "" });
        for (let day = 0; day < dates; day++) {
          const posting = await post(drill, day);
          for (const member of members) await answer(posting, member, "A");
          await storage.closing.close(posting.id, at(day, 20));
        }
      }
      const report = async (server: string, name: string, now = at(9)) => {
        await team.add(await visit(server, name), q1, now);
        return team.weigh(q1, now + HOUR);
      };
      return { ...team, report };
    }

    it("is out with three teams that have a history, each by another learner", async () => {
      const { report, out, rulings } = await startWithHistory();
      expect(await report("A", "A1")).toEqual([]);
      expect(await report("B", "B1")).toEqual([]);
      expect(await report("C", "C1")).toEqual(["installation"]);
      expect(await out("any team")).toEqual([{ ...q1, scope: "installation" }]);
      expect(await report("C", "C2", at(10))).toEqual([]);
      expect(await rulings()).toEqual(["everywhere: quarantine"]);
    });

    it("stays if one learner reports for several teams", async () => {
      const { report, rulings, visit, answer, post, createDrill, storage } = await startWithHistory();
      // A1 answers in the other servers, too.
      for (const server of ["B", "C"]) {
        const guest = await visit(server, "A1");
        const drill = await createDrill({ teamId: guest.teamId, channel: "other" });
        for (let day = 0; day < 5; day++) {
          const posting = await post(drill, day);
          await answer(posting, guest, "A");
          await storage.closing.close(posting.id, at(day, 21));
        }
      }
      for (const server of ["A", "B", "C"]) expect(await report(server, "A1")).toEqual([]);
      expect(await report("A", "A2", at(10))).toEqual(["team"]);
      expect(await rulings()).toEqual(["a team: quarantine"]);
    });

    it.each([
      ["four dates", 4, 3],
      ["two learners", 5, 2],
    ])("stays where the teams have a history of only %s", async (_, dates, learners) => {
      const { report, rulings } = await startWithHistory(dates, learners);
      for (const server of ["A", "B", "C"]) expect(await report(server, `${server}1`)).toEqual([]);
      expect(await rulings()).toEqual([]);
    });

    it("stays where those who report have never scored there", async () => {
      const { report, rulings } = await startWithHistory();
      for (const server of ["A", "B", "C"]) expect(await report(server, `stranger of ${server}`)).toEqual([]);
      expect(await rulings()).toEqual([]);
    });
  });

  describe("the questions that few accounts can take out", () => {
    it("are a small share, and each further share takes one more learner", async () => {
      const { storage, teamId, meet, add, out } = await start();
      const many = Array.from({ length: 40 }, (_, index) => questionNamed(`many${index}`));
      await storage.questions.store(many.map(hashed), at(0));
      const bank = { size: 40, has: () => true };
      const reportAll = async (name: string) => {
        const member = await meet(name);
        for (const { id } of many) {
          await add(member, { questionId: id, version: 1 });
          await storage.reports.weigh({ questionId: id, version: 1 }, bank, at(0, 12));
        }
        return (await out(teamId)).length;
      };
      expect(await reportAll("eve")).toBe(0);
      expect(await reportAll("mallory")).toBe(2);
      expect(await reportAll("trudy")).toBe(4);
      expect(await reportAll("oscar")).toBe(6);
      // A question with a new version leaves room for another.
      const fixed = new Set((await out(teamId)).map(({ questionId }) => questionId));
      const newer = { size: 40, has: ({ questionId }: { questionId: string }) => !fixed.has(questionId) };
      for (const { id } of many)
        await storage.reports.weigh({ questionId: id, version: 1 }, newer, at(0, 13));
      expect(await out(teamId)).toHaveLength(6 + 6);
    });
  });
}
