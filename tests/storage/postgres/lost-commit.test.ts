// A connection is lost after COMMIT succeeded but before its reply: the operation runs again on top of its own outcome.
import { describe, expect, it, onTestFinished } from "vitest";
import { openPostgres } from "../../../src/storage/postgres/postgres.ts";
import { createStorage } from "../../../src/storage/storage.ts";
import { sql } from "../../../src/storage/transaction.ts";
import { createDatabase } from "../../support/storage/postgres.ts";
import { startProxy } from "../../support/storage/postgres-proxy.ts";
import { at, makePerson, query, RIGHT, setUpTeam, verdictOf } from "../../support/storage/storage.ts";

async function openOnWire() {
  const wire = await startProxy(await createDatabase());
  const retried: string[] = [];
  const database = openPostgres(wire.url, { events: { retried: (why) => retried.push(why) } });
  onTestFinished(() => database.close());
  const team = await setUpTeam({ database, storage: createStorage(database), close: () => database.close() });
  return { ...team, wire, retried };
}

describe("a lost COMMIT", () => {
  it("of a tap shows the member their own answer, recorded once", async () => {
    const { wire, retried, storage, database, createDrill, post, meet, tap } = await openOnWire();
    const member = await meet("ada");
    const posting = await post(await createDrill(), 0);
    wire.loseNextCommit();
    const outcome = await tap(posting, member, RIGHT);
    expect(wire.lost()).toBe(1);
    expect(retried).toEqual(["lost connection"]);
    expect(outcome.type).toBe("recorded");
    expect(verdictOf(outcome)).toMatchObject({ correct: true, kind: "daily", points: 10 });
    expect(await storage.answers.find({ postingId: posting.id }, member.id)).toEqual(verdictOf(outcome));
    expect(await query(database, sql`SELECT option_index FROM answer`)).toEqual([{ option_index: 0 }]);
    expect(await query(database, sql`SELECT length FROM streak`)).toEqual([{ length: 1 }]);
  });

  it("of a first visit creates the member once", async () => {
    const { wire, storage, database, newId } = await openOnWire();
    const ids = { team: newId(), learner: newId(), member: newId(), chance: 0.5 };
    wire.loseNextCommit();
    const member = await storage.people.meet(makePerson("grace"), at(0), ids);
    expect(wire.lost()).toBe(1);
    expect(member).toMatchObject({ id: ids.member, learnerId: ids.learner, name: "grace" });
    const learners = await query(database, sql`SELECT id FROM learner WHERE id >= ${ids.learner}`);
    expect(learners).toEqual([{ id: ids.learner }]);
  });

  it("of a claim leaves one posting, which waits to be sent", async () => {
    const { wire, storage, createDrill, claim } = await openOnWire();
    const drill = await createDrill();
    wire.loseNextCommit();
    await claim(drill, 0);
    expect(wire.lost()).toBe(1);
    expect(await storage.sending.toSend(at(0), 10)).toMatchObject([{ drillId: drill.id, state: "planned" }]);
    expect(await claim(drill, 0)).toBeUndefined();
  });
});
