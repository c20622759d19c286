// The contract of look-ups: what makes an answer "open book".
import { describe, expect, it } from "vitest";
import { at, HOUR, type Open, openTeam, RIGHT, WRONG } from "../../../support/storage/storage.ts";

const CONCEPT = "concept-of-q1";

export function describeOpenBook(open: Open): void {
  describe("open book", () => {
    async function start() {
      const team = await openTeam(open);
      const posting = await team.post(await team.createDrill(), 0);
      const ada = await team.meet("ada");
      return { ...team, posting, ada, noteLookUp: team.storage.answers.noteLookUp };
    }

    it("is a right answer with the concept looked up while the posting was open", async () => {
      const { posting, ada, noteLookUp, answer } = await start();
      await noteLookUp(ada.id, CONCEPT, at(0) + 1);
      expect(await answer(posting, ada, RIGHT)).toMatchObject({ openBook: true, correct: true, points: 5 });
    });

    it("isn't a concept looked up before the posting opened", async () => {
      const { posting, ada, noteLookUp, answer } = await start();
      await noteLookUp(ada.id, CONCEPT, at(0) - 1);
      expect(await answer(posting, ada, RIGHT)).toMatchObject({ openBook: false, points: 10 });
    });

    it("applies after a look-up before and another one since", async () => {
      const { posting, ada, noteLookUp, answer } = await start();
      await noteLookUp(ada.id, CONCEPT, at(0) - HOUR);
      await noteLookUp(ada.id, CONCEPT, at(0) + 1);
      expect(await answer(posting, ada, RIGHT)).toMatchObject({ openBook: true, points: 5 });
    });

    it("leaves a wrong answer its points", async () => {
      const { posting, ada, noteLookUp, answer } = await start();
      await noteLookUp(ada.id, CONCEPT, at(0) + 1);
      expect(await answer(posting, ada, WRONG)).toMatchObject({ openBook: true, points: 2 });
    });

    it("needs the member's own look-up of the question's own concept", async () => {
      const { posting, ada, meet, noteLookUp, answer } = await start();
      const grace = await meet("grace");
      await noteLookUp(grace.id, CONCEPT, at(0) + 1);
      await noteLookUp(ada.id, "concept-of-q2", at(0) + 1);
      expect(await answer(posting, ada, RIGHT)).toMatchObject({ openBook: false, points: 10 });
    });

    it("counts the learner's look-ups in all their teams", async () => {
      const team = await openTeam(open);
      const discord = { platform: "discord" } as const;
      const here = await team.meet("grace", discord);
      const posting = await team.post(await team.createDrill({ teamId: here.teamId }), 0);
      const there = await team.meet("grace", { ...discord, team: { externalId: "T2", name: "Team Two" } });
      await team.storage.answers.noteLookUp(there.id, CONCEPT, at(0) + 1);
      expect(await team.answer(posting, here, RIGHT)).toMatchObject({ openBook: true, points: 5 });
      const linus = await team.meet("linus", discord);
      expect(await team.answer(posting, linus, RIGHT)).toMatchObject({ openBook: false, points: 10 });
    });

    it("applies if the learner saw the question's verdict elsewhere while it was open", async () => {
      const team = await openTeam(open);
      const ada = await team.meet("ada");
      const drills = await Promise.all(
        (["instant", "at_close", "instant"] as const).map((feedback, index) =>
          team.createDrill({ channel: `channel ${index}`, feedback }),
        ),
      );
      const postings = [];
      for (const drill of drills) postings.push(await team.post(drill, 0));
      const [instant, kept, last] = postings;
      if (instant === undefined || kept === undefined || last === undefined) throw new Error("No postings.");
      expect(await team.answer(kept, ada, WRONG)).toMatchObject({ openBook: false });
      expect(await team.answer(instant, ada, WRONG)).toMatchObject({ openBook: false });
      expect(await team.answer(last, ada, RIGHT)).toMatchObject({ openBook: true, points: 5 });
    });

    it("doesn't change an earlier answer", async () => {
      const { storage, posting, ada, noteLookUp, answer } = await start();
      const { answerId } = await answer(posting, ada, RIGHT);
      await noteLookUp(ada.id, CONCEPT, at(0) + 2 * HOUR);
      expect(await storage.answers.find({ answerId }, ada.id)).toMatchObject({ openBook: false, points: 10 });
    });
  });
}
