// The contract of roles for awards: who is due to get one, and until when.
import { describe, expect, it } from "vitest";
import type { Award } from "../../../../src/core/leaderboard/award.ts";
import type { Member } from "../../../../src/ports/storage/people.ts";
import { discord } from "../../../support/storage/links.ts";
import {
  at,
  dateOf,
  freshId,
  HOUR,
  type Open,
  openTeam,
  purgeStep,
  RIGHT,
  WRONG,
} from "../../../support/storage/storage.ts";
import { openTeamWithOutages } from "../daily/team-with-outages.ts";
import { haveReviews, haveStreak } from "../milestones/reached-milestones.ts";

const winter = { from: dateOf(-60), to: dateOf(29), next: dateOf(30) };

export function describeRoles(open: Open): void {
  async function start() {
    const team = await openTeam(open);
    const { storage, teamId, meet } = team;
    const drill = await team.createDrill();
    const map = (award: Award, role = "R1", of = teamId) =>
      storage.roles.set({ teamId: of, award, role, season: winter.from });
    const due = async (now = at(40)) =>
      (await storage.roles.due(now, 100)).map(
        ({ externalId, award, role }) => `${externalId} ${award} ${role}`,
      );
    /** A member who shares their milestones. */
    async function sharing(name: string, more?: Parameters<typeof meet>[1]): Promise<Member> {
      const member = await meet(name, more);
      await storage.people.change(member.id, { announced: true }, 0.5, at(0));
      return member;
    }
    /** Lets a member's answer to a question reach 30 in a row. */
    async function reach30(member: Member, day = 0): Promise<void> {
      await haveStreak(team, member, drill.id, 29 + day, dateOf(day - 1));
      await team.answer(await team.post(drill, day), member, RIGHT);
    }
    return { ...team, drill, map, due, sharing, reach30 };
  }

  describe("a role for an award", () => {
    it("is due with the answer that reaches its milestone, and only if the team mapped that one", async () => {
      const { map, due, sharing, reach30 } = await start();
      await map("streak-7");
      await map("streak-30", "R2");
      await reach30(await sharing("bo"));
      expect(await due()).toEqual(["U-bo streak-30 R2"]);
    });

    it("is due with a review, and with a topic", async () => {
      const team = await start();
      await team.map("reviews-100");
      await team.map("topic");
      const bo = await team.sharing("bo");
      await haveReviews(team, bo, 99);
      await team.answerPractice(bo, "q2", RIGHT, at(1), "review");
      await team.storage.milestones.reachTopic({ id: freshId(), memberId: bo.id, topic: "dns", now: at(1) });
      expect(await team.due()).toEqual(["U-bo reviews-100 R1", "U-bo topic R1"]);
    });

    it("isn't due for what was reached before it was mapped", async () => {
      const { map, due, sharing, reach30 } = await start();
      await reach30(await sharing("bo"));
      await map("streak-30");
      expect(await due()).toEqual([]);
    });

    it("is due only while the member shares their milestones and isn't hidden", async () => {
      const { storage, map, due, meet, reach30 } = await start();
      await map("streak-30");
      const bo = await meet("bo");
      await reach30(bo);
      expect(await due()).toEqual([]);
      await storage.people.change(bo.id, { announced: true }, 0.5, at(1));
      expect(await due()).toEqual(["U-bo streak-30 R1"]);
      await storage.people.change(bo.id, { hidden: true }, 0.5, at(1));
      expect(await due()).toEqual([]);
    });

    it("is due in every team of the account, but a streak's only in its own", async () => {
      const { storage, map, due, sharing } = await start();
      const ana = await sharing("ana", discord);
      const dm = { externalId: "dm", name: "DM", alone: true } as const;
      const alone = await sharing("ana", { platform: "discord", team: dm });
      await map("topic", "R1", ana.teamId);
      const topic = { id: freshId(), memberId: alone.id, topic: "dns", now: at(0) };
      await storage.milestones.reachTopic(topic);
      expect(await due()).toEqual(["U-ana topic R1"]);
    });

    it("is due where an outage's excused question made the streak grow", async () => {
      const { storage, teamId, ada, drill, play, post, answer, beat, settleAll } =
        await openTeamWithOutages(open);
      await storage.people.change(ada.id, { announced: true }, 0.5, at(0));
      await storage.roles.set({ teamId, award: "streak-7", role: "R1", season: winter.from });
      await play([0, 1, 2, 3, 4, 5]);
      await storage.closing.close((await post(drill, 6)).id, at(7));
      await answer(await post(drill, 7), ada, RIGHT);
      expect(await storage.roles.due(at(8), 9)).toEqual([]);
      await beat(at(6, 10), true);
      await beat(at(7, 8));
      await settleAll();
      expect(await storage.roles.due(at(8), 9)).toMatchObject([{ memberId: ada.id, award: "streak-7" }]);
    });

    it("is settled once, and then never due again", async () => {
      const { storage, map, due, sharing, reach30 } = await start();
      await map("streak-30");
      const bo = await sharing("bo");
      await reach30(bo);
      await storage.roles.settle(bo.id, "streak-30");
      expect(await due()).toEqual([]);
    });

    it("that the platform refused waits, until the role is set again", async () => {
      const { storage, teamId, map, due, sharing, reach30 } = await start();
      await map("streak-30");
      await reach30(await sharing("bo"));
      await storage.roles.refuse({ teamId, award: "streak-30" }, "No permission.", at(1));
      expect(await due(at(1) - 1)).toEqual([]);
      expect(await storage.roles.due(at(1), 100)).toMatchObject([{ refusedBecause: "No permission." }]);
      await map("streak-30", "R2");
      expect(await due(at(0))).toEqual(["U-bo streak-30 R2"]);
    });

    it("that is cleared isn't due any longer, and others stay", async () => {
      const { storage, teamId, map, due, sharing, reach30 } = await start();
      await map("streak-30");
      await map("topic", "R2");
      const bo = await sharing("bo");
      await reach30(bo);
      await storage.milestones.reachTopic({ id: freshId(), memberId: bo.id, topic: "dns", now: at(1) });
      await storage.roles.clear(teamId, "streak-30");
      await map("streak-30");
      expect(await due()).toEqual(["U-bo topic R2"]);
      expect(await storage.roles.ofTeam(teamId)).toEqual([
        { award: "streak-30", role: "R1" },
        { award: "topic", role: "R2" },
      ]);
    });

    it("isn't due in a team that removed Kubedrill", async () => {
      const { storage, map, due, sharing, reach30 } = await start();
      await map("streak-30");
      await reach30(await sharing("bo"));
      await storage.teams.leave({ platform: "playground", externalId: "T1" }, at(1));
      expect(await due()).toEqual([]);
      expect(await storage.roles.seasons()).toEqual([]);
    });

    it("goes with the member who deletes their data, and with the team", async () => {
      const { storage, teamId, map, due, sharing, reach30 } = await start();
      await map("streak-30");
      const bo = await sharing("bo");
      await reach30(bo);
      await storage.people.delete(bo.learnerId, freshId(), at(1));
      expect(await due()).toEqual([]);
      await storage.teams.leave({ platform: "playground", externalId: "T1" }, at(1));
      while (await purgeStep(storage, at(50)));
      expect(await storage.roles.ofTeam(teamId)).toEqual([]);
    });

    it("comes in pages", async () => {
      const { storage, map, meet, newId } = await start();
      await map("topic");
      for (const name of ["bo", "cy", "dan"]) {
        const { id } = await meet(name);
        await storage.people.change(id, { announced: true }, 0.5, at(0));
        await storage.milestones.reachTopic({ id: newId(), memberId: id, topic: "dns", now: at(0) });
      }
      const [first, second] = await storage.roles.due(at(1), 2);
      const rest = await storage.roles.due(at(1), 2, second);
      expect([first, second, ...rest].map((one) => one?.externalId)).toEqual(["U-bo", "U-cy", "U-dan"]);
    });
  });

  describe("a role for a season's winners", () => {
    async function play() {
      const team = await start();
      await team.map("season-winner");
      const posting = await team.post(team.drill, 0);
      const members = { bo: RIGHT, cy: RIGHT, dan: WRONG, eve: RIGHT };
      for (const [name, letter] of Object.entries(members))
        await team.answer(posting, await team.meet(name), letter);
      await team.storage.people.change((await team.meet("eve")).id, { hidden: true }, 0.5, at(1));
      return { ...team, posting };
    }

    it("is due for all who tied at the top when its last question is closed, not for those who hide", async () => {
      const { storage, teamId, posting, meet, due } = await play();
      await storage.roles.endSeason(teamId, winter);
      expect(await due()).toEqual([]);
      await storage.closing.close(posting.id, at(31));
      await storage.roles.endSeason(teamId, winter);
      expect(await due()).toEqual(["U-bo season-winner R1", "U-cy season-winner R1"]);
      await storage.people.change((await meet("eve")).id, { hidden: false }, 0.5, at(32));
      expect(await due()).toHaveLength(2);
      expect(await storage.roles.seasons()).toEqual([{ teamId, from: winter.next, zone: "UTC" }]);
    });

    it("is due once per season, also where the role is set again", async () => {
      const { storage, teamId, posting, map, meet, due } = await play();
      await storage.closing.close(posting.id, at(31));
      await storage.roles.endSeason(teamId, winter);
      for (const name of ["bo", "cy"]) await storage.roles.settle((await meet(name)).id, "season-winner");
      await map("season-winner", "R2");
      await storage.roles.endSeason(teamId, winter);
      expect(await due()).toEqual([]);
    });

    it("is due for no one if no one answered, and the next season follows", async () => {
      const { storage, teamId, map, due } = await start();
      await map("season-winner");
      await storage.roles.endSeason(teamId, winter);
      expect(await due(at(40) + HOUR)).toEqual([]);
      expect(await storage.roles.seasons()).toMatchObject([{ from: winter.next }]);
    });
  });
}
