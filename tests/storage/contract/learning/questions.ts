// The contract of question versions.
import { describe, expect, it } from "vitest";
import {
  at,
  hashed,
  type Open,
  openTeam,
  questionNamed,
  questions,
} from "../../../support/storage/storage.ts";

export function describeQuestions(open: Open): void {
  describe("question versions", () => {
    it("are stored once; storing the same again is fine", async () => {
      const { storage } = await openTeam(open);
      expect(await storage.questions.store(questions.map(hashed), at(1))).toEqual([]);
    });

    it("are refused if a stored version has another hash, and the stored text stays", async () => {
      const { storage, createDrill, post } = await openTeam(open);
      const altered = questionNamed("q1", { stem: "What was it again?" });
      const more = questionNamed("q9");
      expect(await storage.questions.store([altered, more].map(hashed), at(1))).toEqual(["q1"]);
      const drill = await createDrill();
      expect((await post(drill, 0)).question.stem).toBe("What is q1?");
      expect((await post(drill, 1, { question: { id: "q9", version: 1 } })).question).toEqual(more);
    });

    it("stay readable as they were asked when a later version comes", async () => {
      const { storage, createDrill, post } = await openTeam(open);
      const drill = await createDrill();
      const before = await post(drill, 0);
      const fixed = questionNamed("q1", { version: 2, stem: "What is q1 now?", hint: "Look twice." });
      expect(await storage.questions.store([hashed(fixed)], at(1))).toEqual([]);
      const after = await post(drill, 1, { question: { id: "q1", version: 2 } });
      expect((await storage.postings.find(before.id))?.question).toEqual(questions[0]);
      expect((await storage.postings.find(after.id))?.question).toEqual(fixed);
    });

    it("keep every character of their texts", async () => {
      const { storage, createDrill, post } = await openTeam(open);
      const odd = questionNamed("odd", {
        stem: "“Wörter” 網路 🧭👩‍💻 \\ ' \" ? $1 %s {{x}}",
        code: { language: "yaml", text: "a:\n\t- 'b'\r\n" },
      });
      await storage.questions.store([hashed(odd)], at(0));
      const posting = await post(await createDrill(), 0, { question: { id: "odd", version: 1 } });
      expect((await storage.postings.find(posting.id))?.question).toEqual(odd);
    });
  });
}
