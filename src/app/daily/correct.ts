// Corrections: a question's fixed version reaches the answers, scores and cards of its old ones, and one
// message tells each channel that was asked. Run at every tick: an older process beside this one may still
// record answers to the old version.
import { makeId } from "../../core/id.ts";
import type { Change, Question } from "../../core/model.ts";
import { correctionNotice } from "../views/correction-view.ts";
import type { DailyParts } from "./daily.ts";

/** Answers amended in one transaction: few enough that clicks get in between. */
const BATCH = 100;

/** Applies the changes of one question; what was applied before is left alone. */
export async function correctQuestion(parts: DailyParts, question: Question, now: number): Promise<void> {
  for (const { version, effect } of question.changes) {
    if (effect === "keep") continue;
    const correction = { questionId: question.id, below: version, effect };
    const newIds = () => Array.from({ length: BATCH }, () => makeId(now, parts.random));
    while ((await parts.storage.corrections.amend(correction, now, newIds())) > 0);
  }
  const latest = question.changes.findLast(({ effect }) => effect !== "keep");
  if (latest !== undefined) await tellChannels(parts, question, latest, now);
}

async function tellChannels(
  parts: DailyParts,
  question: Question,
  change: Change,
  now: number,
): Promise<void> {
  const { storage, platform } = parts;
  const { corrections } = storage;
  for (const drill of await corrections.drillsToTell(question.id, change.version, now)) {
    const target = platform(drill.platform);
    if (target === undefined || !(await corrections.claimNotice(drill.id, question.id, change.version, now)))
      continue;
    const channel = { team: drill.teamId, channel: drill.channel };
    const key = `correction:${drill.id}:${question.id}:${change.version}`;
    const found = await target.find(channel, key);
    // Where a platform cannot tell whether it was sent, a notice missed is better than one sent twice.
    if (found === "absent") await target.post(channel, correctionNotice(question, change), key);
    await corrections.markNoticePosted(drill.id, question.id, change.version);
  }
}
