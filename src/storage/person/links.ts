// Link codes, and the accounts that they join.

import { randomBytes } from "node:crypto";
import { MAX_AHEAD } from "../../core/drill-calendar.ts";
import {
  drawLinkCode,
  firstHalf,
  LINK_CODE_LASTS,
  type LinkCode,
  MOST_LINK_TRIES,
  MOST_LINKED_ACCOUNTS,
} from "../../core/link-code.ts";
import type { PlatformName } from "../../ports/person.ts";
import type { LinkedAccount, LinkOffer, Links, Redeemed, Redemption } from "../../ports/storage/people.ts";
import { once } from "../receipts.ts";
import { ensureSecretKey, keyedHash } from "../secret-key.ts";
import {
  type Database,
  first,
  flag,
  list,
  number,
  type Row,
  type Statement,
  sql,
  type Transaction,
  text,
} from "../transaction.ts";
import { joinLearners, lockLearners, separateLearner } from "./join-learners.ts";
import { storeNotice } from "./notices.ts";
import { retryConstraints } from "./retry-constraints.ts";

/** The setting that holds the key of the codes' hashes. */
const KEY = "link-code-key";

/** Codes deleted in one step: a few milliseconds. */
const STEP = 500;

/** The links in this database. */
export function createLinks(database: Database): Links {
  const freshKey = randomBytes(32).toString("hex");
  return {
    offer: (offer) => database.write(() => offerCode(offer, freshKey)),
    redeem: (redemption, now, onceId) =>
      retryConstraints(() => database.write(() => redeemOnce(redemption, now, onceId, freshKey))),
    separate: (memberId, ids, onceId) =>
      retryConstraints(() =>
        database.write(() => once(onceId, memberId, () => separateLearner(memberId, ids))),
      ),
    accounts: (learnerId) => database.read(() => readAccounts(learnerId)),
    // Usually there are none, and a read blocks no one.
    purge: async (now) =>
      (await database.read(() => hasExpired(now))) && database.write(() => purgeCodes(now)),
  };
}

/** A code that was stored before stays as it is: the operation may run twice. */
function* offerCode({ id, memberId, expiresAt }: LinkOffer, freshKey: string): Transaction<LinkCode> {
  const key = yield* ensureSecretKey(KEY, freshKey);
  const code = drawLinkCode(Buffer.from(keyedHash(key, `code ${id}`), "hex"));
  const hashes = hashesOf(key, code);
  yield sql`
    INSERT INTO link_code (member_id, half, whole, tries, used, expires_at)
    VALUES (${memberId}, ${hashes.half}, ${hashes.whole}, 0, 0, ${expiresAt})
    ON CONFLICT (member_id) DO UPDATE SET half = excluded.half, whole = excluded.whole, tries = 0, used = 0,
      expires_at = excluded.expires_at
    WHERE link_code.whole <> excluded.whole`;
  return code;
}

/** A receipt about a code that was only looked at would keep the other learner's ID after they're deleted. */
function redeemOnce(
  redemption: Redemption,
  now: number,
  onceId: string,
  freshKey: string,
): Transaction<Redeemed> {
  const redeem = () => redeemCode(redemption, now, freshKey);
  return once(onceId, redemption.memberId, redeem, ({ type }) => type !== "found");
}

function* redeemCode(
  { memberId, code, notice }: Redemption,
  now: number,
  freshKey: string,
): Transaction<Redeemed> {
  const own = yield* readMember(memberId);
  if (own === undefined) throw new Error("The member who redeems a code is gone.");
  const tries = triesOf(own, now);
  if (tries >= MOST_LINK_TRIES) return { type: "too many tries" };
  const found = yield* findCode(code, now, freshKey);
  if (found === undefined) {
    yield* countWrong(text(own, "learner_id"), tries, now);
    return { type: "wrong" };
  }
  const [ownLearner, learnerId] = [text(own, "learner_id"), text(found, "learner_id")];
  if (found.account_id === own.account_id && learnerId === ownLearner) return { type: "own" };
  if (learnerId === ownLearner) return { type: "linked already" };
  // A used code says no more than a wrong one, but to those whom it linked.
  if (flag(found, "used")) {
    yield* countWrong(ownLearner, tries, now);
    return { type: "wrong" };
  }
  if (found.platform === own.platform) return { type: "same platform" };
  if ((yield* countAccounts([ownLearner, learnerId])) > MOST_LINKED_ACCOUNTS)
    return { type: "too many accounts" };
  if (notice === undefined) return { type: "found", learnerId };
  const codeMember = text(found, "id");
  yield* lockLearners(ownLearner, learnerId);
  yield sql`UPDATE link_code SET used = 1 WHERE member_id = ${codeMember}`;
  yield sql`UPDATE learner SET link_tries = 0 WHERE id = ${ownLearner}`;
  yield* joinLearners(ownLearner, learnerId);
  yield* storeNotice(codeMember, notice, now);
  return { type: "linked" };
}

function* readMember(memberId: string): Transaction<Row | undefined> {
  return yield* first(sql`
    SELECT member.learner_id, member.account_id, team.platform, learner.link_tries, learner.link_tries_since
    FROM member JOIN team ON team.id = member.team_id JOIN learner ON learner.id = member.learner_id
    WHERE member.id = ${memberId}`);
}

/** The member whose code it is, used or not. A wrong one counts for every code with the same first half. */
function* findCode(code: LinkCode, now: number, freshKey: string): Transaction<Row | undefined> {
  const { half, whole } = hashesOf(yield* ensureSecretKey(KEY, freshKey), code);
  const rows = yield sql`
    SELECT member.id, member.learner_id, member.account_id, team.platform, link_code.whole, link_code.used
    FROM link_code JOIN member ON member.id = link_code.member_id JOIN team ON team.id = member.team_id
    WHERE link_code.half = ${half} AND link_code.tries < ${MOST_LINK_TRIES} AND link_code.expires_at > ${now}
      AND link_code.expires_at <= ${now + LINK_CODE_LASTS + MAX_AHEAD} AND team.left_at IS NULL`;
  const found = rows.find((row) => row.whole === whole);
  if (found === undefined && rows.length > 0)
    yield sql`UPDATE link_code SET tries = tries + 1 WHERE half = ${half}`;
  return found;
}

/** How many wrong codes the member's learner typed within the time that a code lasts. */
function triesOf(row: Row, now: number): number {
  const age = now - number(row, "link_tries_since");
  return age >= 0 && age < LINK_CODE_LASTS ? number(row, "link_tries") : 0;
}

function* countWrong(learnerId: string, before: number, now: number): Transaction<void> {
  yield sql`
    UPDATE learner SET link_tries = ${before + 1},
      link_tries_since = CASE WHEN ${before} = 0 THEN ${now} ELSE link_tries_since END
    WHERE id = ${learnerId}`;
}

function* countAccounts(learnerIds: readonly string[]): Transaction<number> {
  const row = yield* first(sql`
    SELECT CAST(COUNT(DISTINCT account_id) AS BIGINT) AS accounts FROM member
    WHERE learner_id IN ${list(learnerIds)}`);
  return row === undefined ? 0 : number(row, "accounts");
}

function* readAccounts(learnerId: string): Transaction<readonly LinkedAccount[]> {
  const rows: readonly Row[] = yield sql`
    SELECT member.id, member.account_id, member.name, team.platform, team.name AS team, team.alone
    FROM member JOIN team ON team.id = member.team_id
    WHERE member.learner_id = ${learnerId} ORDER BY member.created_at, member.id`;
  return [...Map.groupBy(rows, (row) => text(row, "account_id")).values()].map(toAccount);
}

function toAccount(rows: readonly Row[]): LinkedAccount {
  const latest = rows.at(-1);
  if (latest === undefined) throw new RangeError("An account has a member.");
  return {
    platform: text(latest, "platform") as PlatformName,
    name: text(latest, "name"),
    teams: rows.filter((row) => !flag(row, "alone")).map((row) => text(row, "team")),
    memberIds: rows.map((row) => text(row, "id")),
  };
}

function hashesOf(key: string, code: LinkCode): { readonly half: string; readonly whole: string } {
  return { half: keyedHash(key, `half ${firstHalf(code)}`), whole: keyedHash(key, `whole ${code}`) };
}

/** Also far ahead: a clock that was wrong made those. */
function expired(now: number, limit: number): Statement {
  return sql`
    SELECT member_id FROM link_code
    WHERE expires_at < ${now} OR expires_at > ${now + LINK_CODE_LASTS + MAX_AHEAD} LIMIT ${limit}`;
}

function* hasExpired(now: number): Transaction<boolean> {
  return (yield expired(now, 1)).length > 0;
}

function* purgeCodes(now: number): Transaction<boolean> {
  const deleted =
    yield sql`DELETE FROM link_code WHERE member_id IN (${expired(now, STEP)}) RETURNING member_id`;
  return deleted.length === STEP;
}
