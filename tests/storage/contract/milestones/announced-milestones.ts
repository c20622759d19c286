// The contract of milestones that a channel sees: those since its last question, of members who share them.
import { describe, expect, it } from "vitest";
import type { Member } from "../../../../src/ports/storage/people.ts";
import { discord } from "../../../support/storage/links.ts";
import { at, freshId, type Open, openTeam, RIGHT } from "../../../support/storage/storage.ts";
import { haveStreak } from "./reached-milestones.ts";

export function describeAnnouncedMilestones(open: Open): void {
  describe("the milestones that a channel sees", () => {
    async function start() {
      const team = await openTeam(open);
      const drill = await team.createDrill();
      const before = await team.post(drill, 0);
      const { storage } = team;

      /** A member who answers the drill's first question, by default at the hour at which it opens. */
      async function reach(name: string, { hour = 10, streak = 29, shares = true } = {}): Promise<Member> {
        const member = await team.meet(name);
        if (shares) await storage.people.change(member.id, { announced: true }, 0.5, at(0));
        await haveStreak(team, member, drill.id, streak, "2026-03-01");
        await team.answer(before, member, RIGHT, at(0, hour));
        return member;
      }

      const posting = await team.post(drill, 1);
      const announced = async (limit = 3, of = posting, since = before) =>
        (await storage.milestones.announced(of, since, limit)).map(
          ({ name, milestone }) => `${name} ${milestone.kind}`,
        );
      return { ...team, drill, before, posting, reach, announced };
    }

    it("are those that members share, in the order in which they reached them", async () => {
      const { reach, announced } = await start();
      await reach("cy", { hour: 13, streak: 6 });
      await reach("dan", { hour: 11 });
      await reach("bo", { hour: 11 });
      await reach("eve", { shares: false });
      expect(await announced()).toEqual(["bo streak-30", "dan streak-30", "cy streak-7"]);
      expect(await announced(2)).toEqual(["bo streak-30", "dan streak-30"]);
    });

    it("lose those of members who hide, keep theirs to themselves again, or are deleted", async () => {
      const { storage, reach, announced } = await start();
      const [bo, cy, dan] = [await reach("bo"), await reach("cy"), await reach("dan")];
      await storage.people.change(bo.id, { hidden: true }, 0.5, at(1));
      await storage.people.change(cy.id, { announced: false }, 0.5, at(1));
      expect(await announced()).toEqual(["dan streak-30"]);
      await storage.people.delete(dan.learnerId, freshId(), at(1));
      await storage.people.change(bo.id, { hidden: false }, 0.5, at(1));
      expect(await announced()).toEqual(["bo streak-30"]);
    });

    it("belong to one question: the first after they were reached", async () => {
      const { drill, post, posting, reach, announced } = await start();
      await reach("bo", { hour: 9 });
      await reach("cy", { hour: 24 + 9 });
      const next = await post(drill, 2);
      expect(await announced()).toEqual(["bo streak-30"]);
      expect(await announced(3, next, posting)).toEqual(["cy streak-30"]);
    });

    it("are streaks of its own questions only", async () => {
      const { reach, announced, createDrill, post } = await start();
      await reach("bo");
      const other = await createDrill({ channel: "other" });
      const [first, second] = [await post(other, 0), await post(other, 1)];
      expect(await announced(3, second, first)).toEqual([]);
    });

    it("are topics and reviews of anyone who takes part, also from direct messages", async () => {
      const { storage, meet, createDrill, post, answer } = await start();
      const ana = await meet("ana", discord);
      const alone = await meet("ana", {
        platform: "discord",
        team: { externalId: "dm", name: "DM", alone: true },
      });
      await storage.people.change(ana.id, { announced: true }, 0.5, at(0));
      await storage.milestones.reachTopic({
        id: freshId(),
        memberId: alone.id,
        topic: "dns",
        now: at(0, 12),
      });
      const drill = await createDrill({ teamId: ana.teamId });
      const [before, posting] = [await post(drill, 0), await post(drill, 1)];
      expect(await storage.milestones.announced(posting, before, 3)).toEqual([]);
      await answer(before, ana, RIGHT);
      expect(await storage.milestones.announced(posting, before, 3)).toEqual([
        { name: "ana", milestone: { kind: "topic", topic: "dns" } },
      ]);
    });
  });
}
