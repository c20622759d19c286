// The contract of statistics: which answers are first answers, and which of them count.
import { describe, expect, it } from "vitest";
import type { Member } from "../../../../src/ports/storage/people.ts";
import { sql } from "../../../../src/storage/transaction.ts";
import {
  at,
  execute,
  hashed,
  type Open,
  openTeam,
  questionNamed,
  questions,
  RIGHT,
  WRONG,
} from "../../../support/storage/storage.ts";

export function describeStatistics(open: Open): void {
  describe("first answers", () => {
    async function start() {
      const team = await openTeam(open);
      const { storage, newId } = team;
      const [ada, grace] = [await team.meet("ada"), await team.meet("grace")];
      const names = new Map([ada, grace].map(({ learnerId, name }) => [learnerId, name]));

      /** Answers in a new practice, with another version or a given ID. */
      async function answerPracticeAs(
        { version = 1, id = newId() }: { readonly version?: number; readonly id?: string },
        member: Member,
        questionId: string,
        letter: string,
        now: number,
      ) {
        const practiceId = await team.startPractice(member, now, { id: questionId, version });
        await storage.practices.record({ id, practiceId, index: 0, member, letter, now });
      }

      /** As “name question option”, with a ✓ where right, in order. */
      async function firstAnswers(teamId?: string): Promise<readonly string[]> {
        const { answers } = await storage.statistics.firstAnswers(teamId);
        return [...answers]
          .map(({ learner, questionId, option, correct }) => {
            const name = names.get(learner) ?? "unknown";
            return `${name} ${questionId} ${option}${correct ? " ✓" : ""}`;
          })
          .sort();
      }
      return { ...team, ada, grace, answerPracticeAs, firstAnswers };
    }

    it("are none before anyone answered, and come with every question", async () => {
      const { storage } = await start();
      expect(await storage.statistics.firstAnswers()).toEqual({ questions, answers: [] });
    });

    it("are one per learner and question", async () => {
      const { ada, grace, answerPractice, firstAnswers } = await start();
      await answerPractice(ada, "q1", RIGHT, at(0));
      await answerPractice(ada, "q2", WRONG, at(0));
      await answerPractice(grace, "q1", WRONG, at(0));
      expect(await firstAnswers()).toEqual(["ada q1 0 ✓", "ada q2 2", "grace q1 2"]);
    });

    it("are the earliest by time and then by ID, even if recorded out of order", async () => {
      const { newId, ada, grace, answerPractice, answerPracticeAs, firstAnswers } = await start();
      await answerPractice(ada, "q1", RIGHT, at(1));
      await answerPractice(ada, "q1", WRONG, at(0));
      await answerPractice(ada, "q1", RIGHT, at(2));
      const [first, second] = [newId(), newId()];
      await answerPracticeAs({ id: second }, grace, "q1", WRONG, at(0));
      await answerPracticeAs({ id: first }, grace, "q1", RIGHT, at(0));
      expect(await firstAnswers()).toEqual(["ada q1 2", "grace q1 0 ✓"]);
    });

    it("are of every kind, and a right guess is right", async () => {
      const { storage, newId, ada, grace, createDrill, post, answer, answerPractice, firstAnswers } =
        await start();
      const posting = await post(await createDrill(), 0);
      await answer(posting, ada, WRONG);
      await storage.closing.close(posting.id, at(1));
      await answerPractice(ada, "q1", RIGHT, at(2));
      const { answerId } = await answer(posting, grace, RIGHT, at(2)); // late: practice
      await storage.answers.amendGuessed(answerId, newId(), grace.id, at(2));
      expect(await firstAnswers()).toEqual(["ada q1 2", "grace q1 0 ✓"]);
    });

    it.each(["instant", "at_close"] as const)(
      "wait for the close of their posting (feedback: %s), and no later one takes their place",
      async (feedback) => {
        const { storage, ada, createDrill, post, answer, firstAnswers } = await start();
        const posting = await post(await createDrill({ feedback }), 0);
        const elsewhere = await post(await createDrill({ channel: "elsewhere" }), 0);
        await answer(posting, ada, WRONG);
        await answer(elsewhere, ada, RIGHT, at(0, 11));
        await storage.closing.close(elsewhere.id, at(0, 12));
        expect(await firstAnswers()).toEqual([]);
        await storage.closing.close(posting.id, at(1));
        expect(await firstAnswers()).toEqual(["ada q1 2"]);
      },
    );

    it.each(["void", "credit"] as const)(
      "don't count after a correction with effect %s, and no later one takes their place",
      async (effect) => {
        const { storage, newId, ada, grace, answerPractice, firstAnswers } = await start();
        await answerPractice(ada, "q1", WRONG, at(0));
        await answerPractice(ada, "q2", WRONG, at(0));
        await storage.corrections.amend(
          { questionId: "q1", below: 2, effect },
          at(1),
          Array.from({ length: 10 }, newId),
        );
        await answerPractice(ada, "q1", RIGHT, at(2));
        await answerPractice(grace, "q1", RIGHT, at(2));
        expect(await firstAnswers()).toEqual(["ada q2 2", "grace q1 0 ✓"]);
      },
    );

    it("don't count if a newer version differs, and those learners have no other one", async () => {
      const { storage, ada, grace, answerPractice, answerPracticeAs, firstAnswers } = await start();
      await answerPractice(ada, "q1", WRONG, at(0));
      const reworded = questionNamed("q1", { version: 2, stem: "What is q1 now?" });
      await storage.questions.store([hashed(reworded)], at(1));
      expect(await firstAnswers()).toEqual([]);
      await answerPracticeAs({ version: 2 }, ada, "q1", RIGHT, at(2));
      await answerPracticeAs({ version: 2 }, grace, "q1", RIGHT, at(2));
      expect(await firstAnswers()).toEqual(["grace q1 0 ✓"]);
      const { questions: newest } = await storage.statistics.firstAnswers();
      expect(newest.map(({ id, version }) => `${id} v${version}`)).toEqual([
        "q1 v2",
        "q2 v1",
        "q3 v1",
        "q4 v1",
      ]);
    });

    it("still count if a newer version asks the same, even with the next number", async () => {
      const { storage, ada, answerPracticeAs, firstAnswers } = await start();
      const versions = [2, 9, 10].map((version) =>
        questionNamed("q1", { version, hint: `Hint ${version}.` }),
      );
      await storage.questions.store(versions.map(hashed), at(0));
      await answerPracticeAs({ version: 9 }, ada, "q1", WRONG, at(0));
      expect(await firstAnswers()).toEqual(["ada q1 2"]);
      const { questions: newest } = await storage.statistics.firstAnswers();
      expect(newest[0]).toEqual(versions[2]);
    });

    it("belong to the team where they were given", async () => {
      const { database, teamId, ada, meet, answerPractice, firstAnswers } = await start();
      const other = { externalId: "T2", name: "Team Two" };
      const linus = await meet("linus", { team: other });
      // Ada's account in the other team, linked.
      const adaThere = await meet("ada", { team: other });
      await execute(database, sql`UPDATE member SET learner_id = ${ada.learnerId} WHERE id = ${adaThere.id}`);
      await answerPractice(ada, "q1", RIGHT, at(0));
      await answerPractice({ ...adaThere, learnerId: ada.learnerId }, "q1", WRONG, at(1));
      await answerPractice({ ...adaThere, learnerId: ada.learnerId }, "q2", WRONG, at(0));
      await answerPractice(ada, "q2", RIGHT, at(1));
      await answerPractice(linus, "q1", WRONG, at(0));
      expect(await firstAnswers(teamId)).toEqual(["ada q1 0 ✓"]);
      expect(await firstAnswers(linus.teamId)).toEqual(["ada q2 2", "unknown q1 2"]);
      expect(await firstAnswers()).toHaveLength(3);
      expect(await firstAnswers("no team")).toEqual([]);
    });
  });
}
