// Teams that leave and come back: leaving stops everything, and a team that returns within 30 days finds it again.
import type { PlatformName, TeamRef } from "../ports/person.ts";
import type { KnownTeam, Teams } from "../ports/storage/teams.ts";
import { removeInstallation } from "./installations.ts";
import { purgeStep, teamToPurge } from "./purge.ts";
import { type Database, sql, type Transaction, text } from "./transaction.ts";

/** Why the drills of a team that left are paused; its admins read this when they come back. */
const REMOVED = "Kubedrill was removed from this team.";

/** The teams in this database. */
export function createTeams(database: Database): Teams {
  return {
    join: (team, now, id) => database.write(() => joinTeam(team, now, id)),
    leave: (team, now) => database.write(() => leaveTeam(team, now)),
    list: (platform) => database.read(() => listTeams(platform)),
    toPurge: (before) => database.read(() => teamToPurge(before)),
    purge: (teamId, before) => database.write(() => purgeStep(teamId, before)),
  };
}

/** The drills stay paused until an admin resumes them. A new team gets its name with its first member. */
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

/** Leaves out teams whose purge has begun. */
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
