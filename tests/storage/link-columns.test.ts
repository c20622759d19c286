// Linking and separating decide about every column that belongs to a learner.
import { expect, it, onTestFinished } from "vitest";
import { readTables } from "../../src/storage/migrate/migrate-tables.ts";
import { openMigrated } from "../support/storage/migrated.ts";
import { personColumns } from "../support/storage/schema.ts";

const WHAT_TO_DO =
  "Decide in src/storage/person/join-learners.ts what linking and separating do with it, then add it here.";

it("every setting of a learner is merged by linking, and copied by separating", () => {
  const database = openMigrated();
  onTestFinished(() => database.close());
  const learner = readTables(database.connection).find(({ name }) => name === "learner");
  const columns = learner?.columns.map(({ name }) => name).toSorted();
  expect(columns, WHAT_TO_DO).toEqual(
    ["created_at", "daily_cap", "id", "link_tries", "link_tries_since", "retention", "zone"]
      .concat("weights", "weights_library", "weights_reviews", "weights_since", "fit_reviews")
      .toSorted(),
  );
});

it("every row of a learner moves with its member, or follows from those that do", () => {
  const columns = personColumns.filter((column) => column.endsWith(".learner_id"));
  expect(columns.toSorted(), WHAT_TO_DO).toEqual([
    "answer.learner_id",
    "card.learner_id",
    "member.learner_id",
  ]);
});
