// Installations: a platform's credentials for its teams, already encrypted.
import type { PlatformName, TeamRef } from "../ports/person.ts";
import type { Installation, Installations } from "../ports/storage/teams.ts";
import { type Database, first, sql, type Transaction, text } from "./transaction.ts";

/** The installations in this database. */
export function createInstallations(database: Database): Installations {
  return {
    store: (team, body, now) => database.write(() => storeInstallation(team, body, now)),
    replace: (team, old, body, now) => database.write(() => replaceInstallation(team, old, body, now)),
    find: (team) => database.read(() => findInstallation(team)),
    remove: (team) => database.write(() => removeInstallation(team)),
    list: (platform) => database.read(() => listInstallations(platform)),
  };
}

function* storeInstallation({ platform, externalId }: TeamRef, body: string, now: number): Transaction<void> {
  yield sql`
    INSERT INTO installation (platform, external_id, body, updated_at)
    VALUES (${platform}, ${externalId}, ${body}, ${now})
    ON CONFLICT (platform, external_id) DO UPDATE SET body = excluded.body, updated_at = excluded.updated_at`;
}

function* replaceInstallation(
  { platform, externalId }: TeamRef,
  old: string,
  body: string,
  now: number,
): Transaction<void> {
  yield sql`
    UPDATE installation SET body = ${body}, updated_at = ${now}
    WHERE platform = ${platform} AND external_id = ${externalId} AND body = ${old}`;
}

function* findInstallation({ platform, externalId }: TeamRef): Transaction<string | undefined> {
  const row = yield* first(
    sql`SELECT body FROM installation WHERE platform = ${platform} AND external_id = ${externalId}`,
  );
  return row && text(row, "body");
}

function* listInstallations(platform: PlatformName): Transaction<readonly Installation[]> {
  const rows = yield sql`SELECT external_id, body FROM installation WHERE platform = ${platform}`;
  return rows.map((row) => ({ externalId: text(row, "external_id"), body: text(row, "body") }));
}

/** Deletes a team's credentials. Leaving a team does this too. */
export function* removeInstallation({ platform, externalId }: TeamRef): Transaction<void> {
  yield sql`DELETE FROM installation WHERE platform = ${platform} AND external_id = ${externalId}`;
}
