// The contract of a learner's tallies and mistakes, the data for progress and confusions.
import { describe, expect, it } from "vitest";
import type { Option } from "../../../../src/core/model.ts";
import {
  at,
  hashed,
  type Open,
  openTeam,
  questionNamed,
  RIGHT,
  WRONG,
} from "../../../support/storage/storage.ts";

const concepts = [undefined, undefined, "nodeport", "ingress"] as const;

/** Option 2 (letter A) would be right for nodeport, option 3 (letter C) for ingress; D is just wrong. */
const mixed = questionNamed("mixed", {
  options: questionNamed("mixed").options.map((option, index): Option => {
    const concept = concepts[index];
    return concept === undefined
      ? { text: option.text, correct: index === 0, why: "" }
      : { ...option, concept };
  }),
});

export function describeTallies(open: Open): void {
  async function start() {
    const team = await openTeam(open);
    await team.storage.questions.store([hashed(mixed)], at(0));
    return { ...team, ada: await team.meet("ada") };
  }

  describe("tallies", () => {
    it("count a learner's own answers of every kind by question", async () => {
      const { storage, ada, meet, createDrill, post, answer, answerPractice } = await start();
      const posting = await post(await createDrill(), 0);
      await answer(posting, ada, RIGHT);
      await storage.closing.close(posting.id, at(1));
      await answerPractice(ada, "q1", WRONG, at(1));
      await answerPractice(ada, "q1", RIGHT, at(2), "review");
      await answerPractice(ada, "q2", WRONG, at(2));
      await answerPractice(await meet("grace"), "q1", RIGHT, at(2));
      expect(await storage.answers.tallies(ada.learnerId)).toEqual(
        new Map([
          ["q1", { answered: 3, right: 2 }],
          ["q2", { answered: 1, right: 0 }],
        ]),
      );
      expect(await storage.answers.tallies("missing")).toEqual(new Map());
    });

    it("have a newest answer, of anyone and of any kind", async () => {
      const { storage, ada, meet, answerPractice } = await start();
      expect(await storage.answers.newestAt()).toBeUndefined();
      await answerPractice(ada, "q1", WRONG, at(1));
      await answerPractice(await meet("grace"), "q2", RIGHT, at(3));
      expect(await storage.answers.newestAt()).toBe(at(3));
    });

    it("leave out verdicts that are kept back", async () => {
      const { storage, ada, createDrill, post, answer } = await start();
      const posting = await post(await createDrill({ feedback: "at_close" }), 0);
      await answer(posting, ada, RIGHT);
      expect(await storage.answers.tallies(ada.learnerId)).toEqual(new Map());
      await storage.closing.close(posting.id, at(1));
      expect(await storage.answers.tallies(ada.learnerId)).toEqual(
        new Map([["q1", { answered: 1, right: 1 }]]),
      );
    });

    it.each([
      ["void", new Map()],
      ["credit", new Map([["q1", { answered: 1, right: 1 }]])],
    ] as const)("follow a correction: %s", async (effect, expected) => {
      const { storage, newId, ada, answerPractice } = await start();
      await answerPractice(ada, "q1", WRONG, at(0));
      await storage.corrections.amend(
        { questionId: "q1", below: 2, effect },
        at(1),
        Array.from({ length: 10 }, newId),
      );
      expect(await storage.answers.tallies(ada.learnerId)).toEqual(expected);
    });
  });

  describe("mistakes", () => {
    const byConcept = (a: { mistakenFor: string }, b: { mistakenFor: string }) =>
      a.mistakenFor < b.mistakenFor ? -1 : 1;

    it("are the wrong options that would be right for another concept", async () => {
      const { storage, ada, meet, answerPractice } = await start();
      for (const [day, letter] of ["A", "B", "C", "D", "A"].entries())
        await answerPractice(ada, "mixed", letter, at(day));
      await answerPractice(await meet("grace"), "mixed", "A", at(0));
      expect((await storage.answers.mistakes(ada.learnerId)).toSorted(byConcept)).toEqual([
        { questionId: "mixed", mistakenFor: "ingress", times: 1 },
        { questionId: "mixed", mistakenFor: "nodeport", times: 2 },
      ]);
    });

    it("leave out verdicts that are kept back, and answers that were corrected", async () => {
      const { storage, newId, ada, createDrill, post, answer } = await start();
      const drill = await createDrill({ feedback: "at_close" });
      const posting = await post(drill, 0, { question: { id: "mixed", version: 1 } });
      await answer(posting, ada, "A");
      expect(await storage.answers.mistakes(ada.learnerId)).toEqual([]);
      await storage.closing.close(posting.id, at(1));
      expect(await storage.answers.mistakes(ada.learnerId)).toHaveLength(1);
      await storage.corrections.amend(
        { questionId: "mixed", below: 2, effect: "credit" },
        at(1),
        Array.from({ length: 10 }, newId),
      );
      expect(await storage.answers.mistakes(ada.learnerId)).toEqual([]);
    });
  });
}
