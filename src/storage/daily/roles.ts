// Roles for awards: what teams mapped, and who is due to get a role. Giving one twice does no harm, so nothing is claimed.
import type { Award, EndedSeason } from "../../core/leaderboard/award.ts";
import { rank } from "../../core/leaderboard/standings.ts";
import type { CalendarDate } from "../../core/model.ts";
import type { PlatformName } from "../../ports/person.ts";
import type { AwardRole, DueRole, MappedSeason, Roles } from "../../ports/storage/daily/roles.ts";
import { readScores } from "../learning/scores.ts";
import { FALLBACK_ZONE } from "../person/people.ts";
import {
  type Database,
  first,
  list,
  maybeText,
  type Row,
  rowsOf,
  sql,
  type Transaction,
  text,
} from "../transaction.ts";

/** The roles in this database. */
export function createRoles(database: Database): Roles {
  return {
    ofTeam: (teamId) => database.read(() => readRoles(teamId)),
    set: (role) => database.write(() => setRole(role)),
    clear: (teamId, award) => database.write(() => clearRole(teamId, award)),
    due: (now, limit, after) => database.read(() => dueRoles(now, limit, after)),
    settle: (memberId, award) => database.write(() => settle(memberId, award)),
    refuse: (role, because, retryAt) => database.write(() => refuse(role, because, retryAt)),
    seasons: () => database.read(readSeasons),
    endSeason: (teamId, season) => database.write(() => endSeason(teamId, season)),
  };
}

/** What a member just reached. `everywhere`: also their other teams on the same account see it. */
interface Reached {
  readonly memberId: string;
  readonly award: string;
  readonly everywhere: boolean;
}

/** Part of storing milestones: the roles that teams mapped to them are due. */
export function* awaitRoles(reached: readonly Reached[]): Transaction<void> {
  const rows = reached.map((one) => ({ ...one, everywhere: one.everywhere ? "yes" : "no" }));
  yield sql`
    INSERT INTO role_due (member_id, award)
    SELECT DISTINCT member.id, award_role.award
    FROM ${rowsOf(rows)} AS one CROSS JOIN member AS own CROSS JOIN member CROSS JOIN award_role
    WHERE own.id = one.value ->> 'memberId' AND member.learner_id = own.learner_id
      AND (member.id = own.id OR (one.value ->> 'everywhere' = 'yes' AND member.account_id = own.account_id))
      AND award_role.team_id = member.team_id AND award_role.award = one.value ->> 'award'
    ORDER BY 1, 2
    ON CONFLICT (member_id, award) DO NOTHING`;
}

function* readRoles(teamId: string): Transaction<readonly AwardRole[]> {
  const rows = yield sql`SELECT award, role FROM award_role WHERE team_id = ${teamId} ORDER BY award`;
  return rows.map(toAwardRole);
}

function* setRole({ teamId, award, role, season }: Parameters<Roles["set"]>[0]): Transaction<void> {
  yield sql`
    INSERT INTO award_role (team_id, award, role, season) VALUES (${teamId}, ${award}, ${role}, ${season})
    ON CONFLICT (team_id, award) DO UPDATE SET role = excluded.role, refused_because = NULL, retry_at = 0`;
}

function* clearRole(teamId: string, award: Award): Transaction<void> {
  yield sql`
    DELETE FROM role_due WHERE award = ${award} AND member_id IN (SELECT id FROM member WHERE team_id = ${teamId})`;
  yield sql`DELETE FROM award_role WHERE team_id = ${teamId} AND award = ${award}`;
}

function* dueRoles(now: number, limit: number, after?: DueRole): Transaction<readonly DueRole[]> {
  const rows = yield sql`
    SELECT role_due.member_id, role_due.award, award_role.role, award_role.team_id, award_role.refused_because,
      team.platform, team.external_id AS external_team_id, member.external_id
    FROM role_due JOIN member ON member.id = role_due.member_id JOIN team ON team.id = member.team_id
    JOIN award_role ON award_role.team_id = member.team_id AND award_role.award = role_due.award
    WHERE team.left_at IS NULL AND award_role.retry_at <= ${now} AND member.hidden = 0
      AND (member.announced = 1 OR role_due.award = 'season-winner')
      AND (award_role.team_id, role_due.award, role_due.member_id)
        > (${after?.teamId ?? ""}, ${after?.award ?? ""}, ${after?.memberId ?? ""})
    ORDER BY award_role.team_id, role_due.award, role_due.member_id LIMIT ${limit}`;
  return rows.map((row) => ({
    ...toAwardRole(row),
    memberId: text(row, "member_id"),
    teamId: text(row, "team_id"),
    platform: text(row, "platform") as PlatformName,
    externalTeamId: text(row, "external_team_id"),
    externalId: text(row, "external_id"),
    refusedBecause: maybeText(row, "refused_because"),
  }));
}

function* settle(memberId: string, award: Award): Transaction<void> {
  yield sql`DELETE FROM role_due WHERE member_id = ${memberId} AND award = ${award}`;
}

function* refuse(
  { teamId, award }: Pick<DueRole, "teamId" | "award">,
  because: string,
  retryAt: number,
): Transaction<void> {
  yield sql`
    UPDATE award_role SET refused_because = ${because}, retry_at = ${retryAt}
    WHERE team_id = ${teamId} AND award = ${award}`;
}

function* readSeasons(): Transaction<readonly MappedSeason[]> {
  const rows = yield sql`
    SELECT award_role.team_id, award_role.season, (
      SELECT drill.zone FROM drill WHERE drill.team_id = team.id ORDER BY drill.created_at, drill.id LIMIT 1) AS zone
    FROM award_role JOIN team ON team.id = award_role.team_id
    WHERE award_role.award = 'season-winner' AND team.left_at IS NULL ORDER BY award_role.team_id`;
  return rows.map((row) => ({
    teamId: text(row, "team_id"),
    from: text(row, "season") as CalendarDate,
    zone: maybeText(row, "zone") ?? FALLBACK_ZONE,
  }));
}

function* endSeason(teamId: string, { from, to, next }: EndedSeason): Transaction<void> {
  const mapped = yield* first(sql`
    SELECT award FROM award_role
    WHERE team_id = ${teamId} AND award = 'season-winner' AND season = ${from} AND NOT EXISTS (
      SELECT 1 FROM posting
      WHERE posting.team_id = award_role.team_id AND posting.date >= ${from} AND posting.date <= ${to}
        AND posting.state = 'posted')`);
  if (mapped === undefined) return;
  const scores = yield* readScores(teamId, { name: "season", from, to });
  const winners = rank(scores).flatMap((standing) => (standing.rank === 1 ? [standing.member] : []));
  yield sql`
    INSERT INTO role_due (member_id, award)
    SELECT id, 'season-winner' FROM member WHERE id IN ${list(winners)} AND hidden = 0 ORDER BY id
    ON CONFLICT (member_id, award) DO NOTHING`;
  yield sql`UPDATE award_role SET season = ${next} WHERE team_id = ${teamId} AND award = 'season-winner'`;
}

function toAwardRole(row: Row): AwardRole {
  return { award: text(row, "award") as Award, role: text(row, "role") };
}
