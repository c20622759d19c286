// An answer is on its way while another process excuses a question: the answer's streak follows.
import { expect, it, onTestFinished } from "vitest";
import { openPostgres } from "../../../src/storage/postgres/postgres.ts";
import { connectPostgres } from "../../../src/storage/postgres/postgres-connection.ts";
import { createStorage } from "../../../src/storage/storage.ts";
import { type Database, sql, type Transaction } from "../../../src/storage/transaction.ts";
import { createDatabase } from "../../support/storage/postgres.ts";
import { at, RIGHT, setUpTeam } from "../../support/storage/storage.ts";

const LOCK = 34;

/** Each write reads something, then waits for the lock: by then it doesn't see what others commit. */
function startEarly(database: Database, began: () => void): Database {
  return {
    ...database,
    write: <T>(operation: () => Transaction<T>) =>
      database.write(function* (): Transaction<T> {
        yield sql`SELECT 1 AS one FROM posting LIMIT 1`;
        began();
        yield sql`SELECT pg_advisory_xact_lock(${LOCK})`;
        return yield* operation();
      }),
  };
}

it("counts a question as excused, although the answer began before it was", async () => {
  const url = await createDatabase();
  const retried: string[] = [];
  const [database, other] = [
    openPostgres(url),
    openPostgres(url, { events: { retried: (why) => retried.push(why) } }),
  ];
  const holder = await connectPostgres(url);
  onTestFinished(async () => void (await Promise.all([database.close(), other.close(), holder.end()])));
  const team = await setUpTeam({ database, storage: createStorage(database), close: () => database.close() });
  const { storage, createDrill, post, meet, answer, newId } = team;
  const [ada, drill] = [await meet("ada"), await createDrill()];
  await answer(await post(drill, 0), ada, RIGHT);
  await post(drill, 1);
  for (const now of [at(1, 12), at(1, 15)])
    await storage.outages.beat({ id: newId(), platform: "playground", now, continues: false });
  const [outageId = ""] = await storage.outages.unsettled("playground");
  const next = await post(drill, 2);

  await holder.query(`SELECT pg_advisory_lock(${LOCK})`);
  const began = Promise.withResolvers<void>();
  const { answers } = createStorage(startEarly(other, began.resolve));
  const tap = { id: newId(), postingId: next.id, member: ada, letter: RIGHT, now: at(2, 10) };
  const answered = answers.record(tap);
  await began.promise;
  await storage.outages.settle(outageId);
  await holder.query(`SELECT pg_advisory_unlock(${LOCK})`);
  await answered;
  expect(retried).toEqual(["conflict"]);
  expect(await storage.answers.streaks(ada.id)).toMatchObject([{ streak: { length: 2 }, missed: 0 }]);
});
