// Corrections: a question's fixed version reaches the answers, scores, and cards of its old ones, and each
// channel that asked it gets one message. Runs at every tick: an older process can still record answers to the old
// version.
import { makeId } from "../../core/id.ts";
import type { Change, Question } from "../../core/model.ts";
import { isRefusal } from "../../ports/platform-error.ts";
import type { Drill } from "../../ports/storage/drills.ts";
import { type DailyDeps, drawClaim, inTime, runningOn } from "../daily/deps.ts";
import { recordRefusal } from "../daily/record-refusal.ts";
import type { NewsDeps } from "../daily/stop-drill.ts";
import { correctionNotice } from "./correction-view.ts";

/** What corrections need. */
type CorrectDeps = NewsDeps & Pick<DailyDeps, "curriculum" | "reportFailure">;

/** Answers amended in one transaction: few enough that clicks get in between. */
const BATCH = 100;

/** Applies the changes of every question; what was applied before is left alone. */
export async function correctQuestions(deps: CorrectDeps, now: number): Promise<void> {
  for (const question of deps.curriculum.questions.values()) {
    if (question.changes.length === 0) continue;
    await correctQuestion(deps, question, now).catch((error: unknown) =>
      deps.reportFailure(error, `correct question ${question.id}`),
    );
  }
}

async function correctQuestion(deps: CorrectDeps, question: Question, now: number): Promise<void> {
  for (const { version, effect } of question.changes) {
    if (effect === "keep") continue;
    const correction = { questionId: question.id, below: version, effect };
    const newIds = () => Array.from({ length: BATCH }, () => makeId(now, deps.random));
    while ((await deps.storage.corrections.amend(correction, now, newIds())) > 0);
  }
  const latest = question.changes.findLast(({ effect }) => effect !== "keep");
  if (latest !== undefined) await tellChannels(deps, question, latest, now);
}

async function tellChannels(
  deps: CorrectDeps,
  question: Question,
  { version, ...change }: Change,
  now: number,
): Promise<void> {
  for (const drill of await deps.storage.corrections.drillsToNotify(question.id, version, now)) {
    if (deps.platform(drill.platform) === undefined) continue;
    const { sender } = runningOn(deps, drill.platform);
    const job = { kind: "direct", team: drill.externalTeamId, channel: drill.channel } as const;
    await sender.send(job, () => tellChannel(deps, drill, question, { version, ...change }));
  }
}

/** Claimed when it is its turn, so that its lease holds while it is sent, however long it waited. */
async function tellChannel(
  deps: CorrectDeps,
  drill: Drill,
  question: Question,
  change: Change,
): Promise<void> {
  const { corrections } = deps.storage;
  const { platform } = runningOn(deps, drill.platform);
  const channel = { team: drill.externalTeamId, channel: drill.channel };
  const notice = [drill.id, question.id, change.version] as const;
  const key = `correction:${notice.join(":")}`;
  const claimId = drawClaim(deps);
  const turn = await corrections.claimNotice(...notice, deps.clock(), claimId);
  if (turn === undefined) return;
  let unsent = turn === "first";
  try {
    // Where a platform cannot tell whether it was sent before, a notice missed is better than one sent twice.
    unsent ||= (await inTime(platform.find(channel, key), deps.timers)) === "absent";
    if (unsent) await inTime(platform.post(channel, correctionNotice(question, change), key), deps.timers);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (error.refusal === "later") {
      await corrections.forgetNotice(...notice, claimId);
      throw error;
    }
    const refused = { what: "correction", questionId: question.id, version: change.version } as const;
    return recordRefusal(deps, { ...drill, drillId: drill.id }, { ...refused, unsent, claimId }, error);
  }
  await corrections.markNoticePosted(...notice);
}
