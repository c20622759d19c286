// Milestones: stored once for each member and kind, in the transaction that reaches them.
import type { Milestone, MilestoneKind } from "../../core/leaderboard/milestone.ts";
import type { Milestones, NamedMilestone, NewTopic } from "../../ports/storage/learning/milestones.ts";
import type { Posting } from "../../ports/storage/postings.ts";
import { awaitRoles } from "../daily/roles.ts";
import { readTopicTallies } from "../learning/learner-history.ts";
import { type Database, first, type Row, rowsOf, sql, type Transaction, text } from "../transaction.ts";
import { storeNotice } from "./notices.ts";
import { holdLearner } from "./own-settings.ts";

/** The milestones in this database. */
export function createMilestones(database: Database): Milestones {
  return {
    ofMember: (memberId) => database.read(() => readMilestones(memberId)),
    topicTallies: (postingId, questionIds, after) =>
      database.read(() => readTopicTallies(postingId, questionIds, after)),
    reachTopic: (topic) => database.write(() => reachTopic(topic)),
    announced: (posting, before, limit) => database.read(() => readAnnounced(posting, before, limit)),
  };
}

/** Where and when a milestone is reached. */
interface Occasion {
  readonly memberId: string;
  /** The answer that reaches it. */
  readonly by: string;
  readonly drillId?: string;
  readonly now: number;
}

/** Stores milestones, and returns those that the member didn't have yet. */
export function* reachMilestones(
  milestones: readonly Milestone[],
  { memberId, by, drillId, now }: Occasion,
): Transaction<readonly Milestone[]> {
  const reached: Milestone[] = [];
  for (const milestone of milestones) {
    const topic = milestone.kind === "topic" ? milestone.topic : undefined;
    const stored = yield sql`
      INSERT INTO milestone (member_id, kind, drill_id, topic, reached_by, reached_at)
      VALUES (${memberId}, ${milestone.kind}, ${drillId}, ${topic}, ${by}, ${now})
      ON CONFLICT (member_id, kind) DO NOTHING RETURNING kind`;
    if (stored.length > 0) reached.push(milestone);
  }
  if (reached.length > 0)
    yield* awaitRoles(
      reached.map(({ kind }) => ({ memberId, award: kind, everywhere: drillId === undefined })),
    );
  return reached;
}

/** Why members reach milestones without an answer; `praise` is what they see with their next command. */
export interface LaterOccasion {
  readonly by: string;
  readonly now: number;
  readonly praise: ((milestone: Milestone) => string) | undefined;
}

/** Stores the streaks' milestones of many members, with a notice for each that is new. */
export function* reachLater(
  reached: readonly { readonly memberId: string; readonly drillId: string; readonly kind: string }[],
  { by, now, praise }: LaterOccasion,
): Transaction<void> {
  const stored = yield sql`
    INSERT INTO milestone (member_id, kind, drill_id, reached_by, reached_at)
    SELECT one.value ->> 'memberId', one.value ->> 'kind', one.value ->> 'drillId', CAST(${by} AS TEXT),
      CAST(${now} AS BIGINT)
    FROM ${rowsOf(reached)} AS one WHERE true ORDER BY 1, 2
    ON CONFLICT (member_id, kind) DO NOTHING RETURNING member_id, kind`;
  if (stored.length === 0) return;
  yield* awaitRoles(
    stored.map((row) => ({ memberId: text(row, "member_id"), award: text(row, "kind"), everywhere: false })),
  );
  if (praise === undefined) return;
  const notices = stored.map((row) => ({
    id: `${text(row, "kind")} ${text(row, "member_id")}`,
    memberId: text(row, "member_id"),
    markdown: praise(toMilestone(row)),
  }));
  yield sql`
    INSERT INTO notice (id, member_id, markdown, created_at)
    SELECT one.value ->> 'id', one.value ->> 'memberId', one.value ->> 'markdown', CAST(${now} AS BIGINT)
    FROM ${rowsOf(notices)} AS one WHERE true ON CONFLICT (id) DO NOTHING`;
}

/** What an answer reached, for a repeated run. */
export function* reachedBy(memberId: string, answerId: string): Transaction<readonly Milestone[]> {
  const rows = yield sql`
    SELECT kind, topic FROM milestone WHERE member_id = ${memberId} AND reached_by = ${answerId}
    ORDER BY LENGTH(kind), kind`;
  return rows.map(toMilestone);
}

function* reachTopic({ id, memberId, topic, now, notice }: NewTopic): Transaction<boolean> {
  const member = yield* first(sql`SELECT learner_id FROM member WHERE id = ${memberId}`);
  if (member === undefined) return false;
  const learnerId = text(member, "learner_id");
  yield* holdLearner(learnerId);
  const row = yield* first(sql`
    SELECT milestone.reached_by FROM member JOIN milestone ON milestone.member_id = member.id
    WHERE member.learner_id = ${learnerId} AND milestone.kind = 'topic' LIMIT 1`);
  if (row !== undefined) return text(row, "reached_by") === id;
  yield* reachMilestones([{ kind: "topic", topic }], { memberId, by: id, now });
  if (notice !== undefined) yield* storeNotice(memberId, notice, now);
  return true;
}

/** Streaks belong to a drill, so those of other teams are left out. */
function* readMilestones(memberId: string): Transaction<readonly Milestone[]> {
  const rows = yield sql`
    SELECT milestone.kind, MAX(milestone.topic) AS topic, MIN(milestone.reached_at) AS reached_at
    FROM member JOIN member AS own ON own.learner_id = member.learner_id
    JOIN milestone ON milestone.member_id = own.id AND (own.id = member.id OR milestone.drill_id IS NULL)
    WHERE member.id = ${memberId}
    GROUP BY milestone.kind ORDER BY 3, milestone.kind`;
  return rows.map(toMilestone);
}

/** Reviews and topics can be reached in another team of the same account, such as direct messages. */
function* readAnnounced(
  posting: Posting,
  before: Posting,
  limit: number,
): Transaction<readonly NamedMilestone[]> {
  const rows = yield sql`
    SELECT member.name, milestone.kind, milestone.topic
    FROM milestone
    JOIN member AS own ON own.id = milestone.member_id
    JOIN member ON member.learner_id = own.learner_id AND member.account_id = own.account_id
    WHERE milestone.reached_at >= ${before.openedAt} AND milestone.reached_at < ${posting.openedAt}
      AND member.team_id = ${posting.teamId} AND member.announced = 1 AND member.hidden = 0
      AND (milestone.drill_id = ${posting.drillId} OR (milestone.drill_id IS NULL AND EXISTS (
        SELECT 1 FROM streak WHERE streak.member_id = member.id AND streak.drill_id = ${posting.drillId})))
    ORDER BY milestone.reached_at, member.name, member.id, milestone.kind LIMIT ${limit}`;
  return rows.map((row) => ({ name: text(row, "name"), milestone: toMilestone(row) }));
}

function toMilestone(row: Row): Milestone {
  const kind = text(row, "kind") as MilestoneKind;
  return kind === "topic" ? { kind, topic: text(row, "topic") } : { kind };
}
