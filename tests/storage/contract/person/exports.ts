// The contract of exports: the same document on every database, over several pages.
import { describe, expect, it } from "vitest";
import { exportSchema } from "../../../../src/storage/export/export-schema.ts";
import { sql } from "../../../../src/storage/transaction.ts";
import { at, execute, freshId, type Open, openTeam, RIGHT } from "../../../support/storage/storage.ts";

export function describeExports(open: Open): void {
  describe("an export", () => {
    it("has every row about a learner once, and fits the schema", async () => {
      const team = await openTeam(open);
      const { storage, newId, database } = team;
      const [ada, linus] = [await team.meet("ada"), await team.meet("linus")];
      const squad = { id: newId(), name: "Larks", key: "larks" };
      await storage.squads.create(squad, ada, at(0));
      await storage.squads.join(squad.id, linus, at(0), freshId());
      const drill = await team.createDrill({ contactId: linus.id });
      const posting = await team.post(drill, 0);
      const { answerId } = await team.answer(posting, linus, RIGHT);
      await storage.answers.amendGuessed(answerId, newId(), linus.id, at(0, 11));
      await storage.closing.close(posting.id, at(1));
      const many = 450;
      const concepts = Object.fromEntries(Array.from({ length: many }, (_, place) => [`c${place}`, 1]));
      await execute(
        database,
        sql`INSERT INTO look_up (member_id, concept, looked_up_at)
          SELECT ${linus.id}, key, 1 FROM json_each(${JSON.stringify(concepts)})`,
      );
      const file = await storage.exports.make(linus.learnerId, at(2));
      if (file === "gone") throw new Error("It's gone.");
      const exported = exportSchema.parse(JSON.parse(Buffer.from(file.bytes).toString()));
      expect(exported).toMatchObject({
        asOf: new Date(at(2)).toISOString(),
        members: [{ id: linus.id, name: "linus", hidden: false }],
        squads: [{ id: squad.id, name: "Larks", createdBy: false }],
        squadMemberships: [{ squadId: squad.id }],
        contactOf: [{ id: drill.id }],
        scores: [{ points: 10, answered: 1, correct: 1 }],
        answers: [{ id: answerId, correct: true, amendments: [{ kind: "guessed" }] }],
      });
      const looked = (exported as unknown as { lookUps: { concept: string }[] }).lookUps;
      expect(new Set(looked.map(({ concept }) => concept)).size).toBe(many);
      expect(looked).toHaveLength(many);
      expect(JSON.stringify(exported)).not.toContain(ada.id);
    });

    it("of a deleted learner is gone", async () => {
      const { storage, meet } = await openTeam(open);
      const linus = await meet("linus");
      await storage.people.delete(linus.learnerId, freshId(), at(3));
      expect(await storage.exports.make(linus.learnerId, at(0))).toBe("gone");
    });
  });
}
