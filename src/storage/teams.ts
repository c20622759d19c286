// Teams that come and go: leaving stops them, coming back within 30 days finds everything again.
import type { PlatformName, TeamRef } from "../ports/person.ts";
import type { KnownTeam, Teams } from "../ports/storage/teams.ts";
import { removeInstallation } from "./installations.ts";
import { purgeStep, teamToPurge } from "./purge.ts";
import { type Database, sql, type Transaction, text } from "./transaction.ts";

/** Why the drills of a team that left are paused, as its admins read it when they are back. */
const REMOVED = "Kubedrill was removed from this team.";

export function createTeams(database: Database): Teams {
  return {
    join: (team, now, id) => database.write(() => joinTeam(team, now, id)),
    leave: (team, now) => database.write(() => leaveTeam(team, now)),
    list: (platform) => database.read(() => listTeams(platform)),
    toPurge: (before) => database.read(() => teamToPurge(before)),
    purge: (teamId, before) => database.write(() => purgeStep(teamId, before)),
  };
}

/** Its drills stay paused: an admin resumes them. The name of a new one comes with its first member. */
function* joinTeam({ platform, externalId }: TeamRef, now: number, id: string): Transaction<string> {
  const [team] = yield sql`
    INSERT INTO team (id, platform, external_id, name, created_at)
    VALUES (${id}, ${platform}, ${externalId}, ${externalId}, ${now})
    ON CONFLICT (platform, external_id) DO UPDATE SET left_at = NULL RETURNING id`;
  if (team === undefined) throw new Error("The team just written cannot be read.");
  return text(team, "id");
}

function* leaveTeam(team: TeamRef, now: number): Transaction<void> {
  yield* removeInstallation(team);
  const [left] = yield sql`
    UPDATE team SET left_at = COALESCE(left_at, ${now})
    WHERE platform = ${team.platform} AND external_id = ${team.externalId} RETURNING id`;
  if (left === undefined) return;
  yield sql`
    UPDATE drill SET paused_at = ${now}, paused_because = ${REMOVED}, next_due_at = NULL, next_due_date = NULL
    WHERE team_id = ${text(left, "id")} AND paused_at IS NULL AND removed_at IS NULL`;
}

/** One whose purge has begun is gone already: nobody finds it any more. */
function* listTeams(platform: PlatformName): Transaction<readonly KnownTeam[]> {
  const rows = yield sql`
    SELECT id, external_id, left_at FROM team
    WHERE platform = ${platform} AND external_id <> 'purged ' || id ORDER BY id`;
  return rows.map((row) => ({
    id: text(row, "id"),
    externalId: text(row, "external_id"),
    left: row.left_at !== null,
  }));
}
