// Tables that an export leaves out, each for a reason that holds for all its columns.
import { type LeftOut, leaveAll } from "./columns.ts";

export const otherTables: Readonly<Record<string, Readonly<Record<string, LeftOut>>>> = {
  setting: leaveAll("not about a person", "the installation's own state", ["name", "value"]),
  question_version: leaveAll("not about a person", "the content, as it was loaded", [
    "question_id",
    "version",
    "hash",
    "body",
    "stored_at",
  ]),
  posting: leaveAll("not about a person", "a question asked in a channel", [
    ...["id", "drill_id", "team_id", "date", "question_id", "question_version", "option_order", "reason"],
    ...["feedback", "state", "lease_until", "message", "opened_at", "closes_at", "closed_at", "tally"],
    ...["due_at", "edit_lease_until", "next_edit_at", "shown_answers", "claim", "edit_claim", "send_after"],
    ...["concept", "refusals", "refused_because", "retry_at", "discussion_due", "outage_id"],
  ]),
  heartbeat: leaveAll("not about a person", "when the bot was last reached", ["platform", "alive_at"]),
  outage: leaveAll("not about a person", "when the bot wasn't reached", [
    ...["id", "platform", "from_at", "until_at", "mistaken", "settled"],
  ]),
  recap: leaveAll("not about a person", "whether a week's recap was posted in a channel", [
    ...["drill_id", "week", "last_date", "state", "due_at", "claim", "lease_until", "attempts"],
  ]),
  award_role: leaveAll("not about a person", "which role a team gives for what", [
    ...["team_id", "award", "role", "season", "refused_because", "retry_at"],
  ]),
  plan: leaveAll("not about a person", "a channel's next question", [
    ...["drill_id", "date", "question_id", "question_version", "reason", "planned_at"],
  ]),
  ruling: leaveAll("not about a person", "whether a question is asked, without who reported it", [
    ...["place", "question_id", "question_version", "verdict", "ruled_by", "ruled_at"],
  ]),
  correction_notice: leaveAll("not about a person", "a message to a channel", [
    ...["drill_id", "question_id", "version", "state", "lease_until", "claim", "attempts", "refusals"],
    ...["refused_because", "retry_at"],
  ]),
  playground_message: leaveAll("not about a person", "the playground's channel", [
    ...["id", "channel", "key", "blocks", "posted_at", "edited_at"],
  ]),
  installation: leaveAll("secret", "a platform's encrypted credentials for a team", [
    ...["platform", "external_id", "body", "updated_at"],
  ]),
  used_key: leaveAll("secret", "hashes of requests that must not run twice, until they expire", [
    ...["key", "used_by", "expires_at"],
  ]),
  receipt: leaveAll("derived", "outcomes of changes that other tables show, for an hour", [
    ...["id", "subject", "outcome"],
  ]),
  squad_kept: leaveAll(
    "not about a person",
    "anonymous sums in squads' closed scores, of people who were deleted",
    [...["squad_id", "period", "from_date", "place", "points"]],
  ),
  deleted_mark: leaveAll("secret", "anonymous; it's written when a person is deleted", [
    ...["posting_id", "account", "fact"],
  ]),
};
