// Teams, learners, and members: who is behind an account.

import { DEFAULT_CAP } from "../../core/review-queue.ts";
import type { Person } from "../../ports/person.ts";
import type { Member, NewIds, People } from "../../ports/storage/people.ts";
import {
  type Database,
  first,
  flag,
  maybeNumber,
  maybeText,
  number,
  type Row,
  sql,
  type Transaction,
  text,
} from "../transaction.ts";
import { deleteLearner, readKept } from "./delete-learner.ts";
import { deleteIfInactive, readInactive } from "./inactive.ts";
import { changeAndCatchUp, hideAccount, holdLearner, readSettings } from "./own-settings.ts";

export const FALLBACK_ZONE = "UTC";

/** How often to record that a member was seen, in ms. */
const SEEN_INTERVAL = 86_400_000;

/** The members and learners in this database. */
export function createPeople(database: Database): People {
  return {
    // Nearly every visit is a known member's, and a read blocks no one.
    async meet(person, now, ids) {
      const found = await database.read(() => findMember(person));
      if (found === undefined) return database.write(() => makeMember(person, now, ids));
      const { seenAt, ...member } = found;
      // If this fails, the next visit records it: people can still read when the disk is full.
      if (Math.abs(now - seenAt) >= SEEN_INTERVAL)
        await database.write(() => noteSeen(member.id, now)).catch(() => undefined);
      return member;
    },
    learn: (person, now) => database.write(() => keepProfile(person, now)),
    settings: (memberId) => database.read(() => readSettings(memberId)),
    change: (memberId, changes, chance, now) => changeAndCatchUp(database, memberId, changes, chance, now),
    kept: (learnerId) => database.read(() => readKept(learnerId)),
    delete: (learnerId, onceId, now, memberId) => deleteLearner(database, learnerId, onceId, now, memberId),
    inactive: (before, after) => database.read(() => readInactive(before, after)),
    deleteInactive: (learnerId, before, onceId, now) =>
      deleteIfInactive(database, learnerId, before, onceId, now),
    namedRight: (postingId, limit) => database.read(() => readNamedRight(postingId, limit)),
  };
}

/** The member; undefined if they are new, were renamed, or their team is recorded as having left. */
function* findMember(person: Person): Transaction<(Member & { readonly seenAt: number }) | undefined> {
  const row = yield* selectMember(person);
  const known = row !== undefined && !isRenamed(row, person) && row.left_at === null;
  return known ? { ...toMember(row, person), seenAt: number(row, "seen_at") } : undefined;
}

/** A guessed name never replaces one. */
function isRenamed(row: Row, { name, nameIsGuess }: Person): boolean {
  return !nameIsGuess && text(row, "name") !== name;
}

/** What the platform didn't report stays as it was. */
function* keepProfile(person: Person, now: number): Transaction<void> {
  const { platform, team, externalId, zone, admin } = person;
  const name = person.nameIsGuess ? undefined : person.name;
  yield sql`
    UPDATE member SET
      name = COALESCE(CAST(${name} AS TEXT), name), platform_zone = COALESCE(CAST(${zone} AS TEXT), platform_zone),
      admin_at = CASE WHEN ${person.rightsUnknown ? 1 : 0} = 1 THEN admin_at
        ELSE CAST(${admin ? now : undefined} AS BIGINT) END
    WHERE external_id = ${externalId}
      AND team_id = (SELECT id FROM team WHERE platform = ${platform} AND external_id = ${team.externalId})`;
}

function* noteSeen(memberId: string, now: number): Transaction<void> {
  yield sql`UPDATE member SET seen_at = ${now} WHERE id = ${memberId}`;
}

function* makeMember(person: Person, now: number, ids: NewIds): Transaction<Member> {
  const teamId = yield* ensureTeam(person, now, ids.team);
  const known = yield* selectMember(person);
  if (known === undefined) {
    const elsewhere = yield* findLearner(person);
    const learnerId = elsewhere?.id ?? (yield* makeLearner(ids.learner, now));
    // In a new team, they are named, announced, or hidden as in their other teams.
    const named = elsewhere?.named ? 1 : 0;
    const announced = elsewhere?.announced ? 1 : 0;
    yield sql`
      INSERT INTO member (id, team_id, learner_id, account_id, external_id, name, named, announced, created_at,
        seen_at)
      VALUES (${ids.member}, ${teamId}, ${learnerId}, ${elsewhere?.account ?? learnerId}, ${person.externalId},
        ${person.name}, ${named}, ${announced}, ${now}, ${now})
      ON CONFLICT (team_id, external_id) DO NOTHING`;
    if (elsewhere?.hides) yield* hideAccount(learnerId, elsewhere.account, ids.chance);
  } else if (isRenamed(known, person)) {
    yield sql`UPDATE member SET name = ${person.name}, seen_at = ${now} WHERE id = ${text(known, "id")}`;
  }
  const row = yield* selectMember(person);
  if (row === undefined) throw new Error("The member just written cannot be read.");
  return toMember(row, person);
}

/** The learner of a shared account, from the first team that saw it. */
function* findLearner({
  platform,
  externalId,
  sharedAccount,
}: Person): Transaction<KnownLearner | undefined> {
  if (!sharedAccount) return undefined;
  const row = yield* first(sql`
    SELECT member.learner_id, member.account_id, member.hidden, member.named, member.announced
    FROM member JOIN team ON team.id = member.team_id
    WHERE member.external_id = CAST(${externalId} AS TEXT) AND team.platform = ${platform}
    ORDER BY member.created_at, member.id LIMIT 1`);
  if (row === undefined) return undefined;
  const id = text(row, "learner_id");
  yield* holdLearner(id);
  return {
    id,
    account: text(row, "account_id"),
    hides: flag(row, "hidden"),
    named: flag(row, "named"),
    announced: flag(row, "announced"),
  };
}

interface KnownLearner {
  readonly id: string;
  readonly account: string;
  readonly hides: boolean;
  readonly named: boolean;
  readonly announced: boolean;
}

function* makeLearner(id: string, now: number): Transaction<string> {
  yield sql`INSERT INTO learner (id, zone, created_at) VALUES (${id}, ${null}, ${now})`;
  return id;
}

/** Writes the team's row only if it changes: many members share it, and new ones must not wait for each other. */
function* ensureTeam(person: Person, now: number, id: string): Transaction<string> {
  const { externalId, name, alone } = person.team;
  const known = yield* first(
    sql`SELECT id, name, left_at FROM team WHERE platform = ${person.platform} AND external_id = ${externalId}`,
  );
  if (known === undefined) {
    yield sql`
      INSERT INTO team (id, platform, external_id, name, alone, created_at)
      VALUES (${id}, ${person.platform}, ${externalId}, ${name}, ${alone ? 1 : 0}, ${now})
      ON CONFLICT (platform, external_id) DO NOTHING`;
    return id;
  }
  const teamId = text(known, "id");
  // A member's visit shows that Kubedrill is still installed, so the team must not be purged.
  if (text(known, "name") !== name || known.left_at !== null)
    yield sql`UPDATE team SET name = ${name}, left_at = NULL WHERE id = ${teamId}`;
  return teamId;
}

function* selectMember(person: Person): Transaction<Row | undefined> {
  return yield* first(sql`
    SELECT member.id, member.team_id, member.learner_id, member.external_id, member.name, member.seen_at,
      member.platform_zone, member.admin_at,
      team.left_at, learner.zone, learner.daily_cap,
      (SELECT drill.zone FROM drill WHERE drill.team_id = team.id ORDER BY drill.created_at, drill.id LIMIT 1)
        AS team_zone,
      (SELECT drill.zone FROM member AS own JOIN drill ON drill.team_id = own.team_id
        WHERE own.learner_id = learner.id ORDER BY drill.created_at, drill.id LIMIT 1) AS drill_zone
    FROM team
    JOIN member ON member.team_id = team.id AND member.external_id = CAST(${person.externalId} AS TEXT)
    JOIN learner ON learner.id = member.learner_id
    WHERE team.platform = CAST(${person.platform} AS TEXT)
      AND team.external_id = CAST(${person.team.externalId} AS TEXT)`);
}

function toMember(row: Row, person: Person): Member {
  const teamZone = maybeText(row, "team_zone") ?? FALLBACK_ZONE;
  const drillZone = maybeText(row, "drill_zone") ?? FALLBACK_ZONE;
  const usualZone = person.zone ?? maybeText(row, "platform_zone") ?? drillZone;
  return {
    id: text(row, "id"),
    teamId: text(row, "team_id"),
    learnerId: text(row, "learner_id"),
    externalId: text(row, "external_id"),
    name: text(row, "name"),
    zone: maybeText(row, "zone") ?? usualZone,
    usualZone,
    adminAt: maybeNumber(row, "admin_at"),
    teamZone,
    cap: maybeNumber(row, "daily_cap") ?? DEFAULT_CAP,
  };
}

function* readNamedRight(postingId: string, limit: number): Transaction<readonly string[]> {
  const rows = yield sql`
    SELECT member.name FROM answer JOIN member ON member.id = answer.member_id
    WHERE answer.posting_id = ${postingId} AND answer.kind = 'daily' AND answer.correct = 1
      AND member.named = 1 AND member.hidden = 0
    ORDER BY member.name, member.id LIMIT ${limit}`;
  return rows.map((row) => text(row, "name"));
}
