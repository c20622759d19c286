// Corrections: a question's fixed version reaches the answers, scores and cards of its old ones, and one
// message tells each channel that was asked. Run at every tick: an older process beside this one may still
// record answers to the old version.
import { makeId } from "../../core/id.ts";
import type { Change, Question } from "../../core/model.ts";
import { isRefusal } from "../platform-error.ts";
import { correctionNotice } from "../views/correction-view.ts";
import { type DailyWork, inTime, runningOn } from "./work.ts";

/** Answers amended in one transaction: few enough that clicks get in between. */
const BATCH = 100;

/** Applies the changes of every question; what was applied before is left alone. */
export async function correctQuestions(work: DailyWork, now: number): Promise<void> {
  for (const question of work.curriculum.questions.values()) {
    if (question.changes.length === 0) continue;
    await correctQuestion(work, question, now).catch((error: unknown) =>
      work.reportFailure(error, `correct question ${question.id}`),
    );
  }
}

async function correctQuestion(work: DailyWork, question: Question, now: number): Promise<void> {
  for (const { version, effect } of question.changes) {
    if (effect === "keep") continue;
    const correction = { questionId: question.id, below: version, effect };
    const newIds = () => Array.from({ length: BATCH }, () => makeId(now, work.random));
    while ((await work.storage.corrections.amend(correction, now, newIds())) > 0);
  }
  const latest = question.changes.findLast(({ effect }) => effect !== "keep");
  if (latest !== undefined) await tellChannels(work, question, latest, now);
}

async function tellChannels(
  work: DailyWork,
  question: Question,
  { version, ...change }: Change,
  now: number,
): Promise<void> {
  const { corrections } = work.storage;
  for (const drill of await corrections.drillsToTell(question.id, version, now)) {
    if (work.platform(drill.platform) === undefined) continue;
    const turn = await corrections.claimNotice(drill.id, question.id, version, now);
    if (turn === undefined) continue;
    const { platform, sender } = runningOn(work, drill.platform);
    const channel = { team: drill.externalTeamId, channel: drill.channel };
    const key = `correction:${drill.id}:${question.id}:${version}`;
    try {
      await sender.send({ kind: "direct", ...channel }, async () => {
        // Where a platform cannot tell whether it was sent before, a notice missed is better than one sent twice.
        if (turn === "again" && (await inTime(platform.find(channel, key))) !== "absent") return;
        await inTime(platform.post(channel, correctionNotice(question, { version, ...change }), key));
      });
    } catch (error) {
      // A channel that is closed needs no notice.
      if (!isRefusal(error) || error.refusal === "later") throw error;
    }
    await corrections.markNoticePosted(drill.id, question.id, version);
  }
}
