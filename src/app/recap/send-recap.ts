// Sending a weekly recap: claimed before it's sent, looked for after a crash, and never sent twice.
import { isRefusal } from "../../ports/platform-error.ts";
import type { Recap } from "../../ports/storage/daily/recaps.ts";
import { channelOf, type DailyDeps, drawClaim, inTime, runningOn } from "../daily/deps.ts";
import { type News, type NewsDeps, stopForRefusal, storeNotice, tellContact } from "../daily/stop-drill.ts";
import { unknownRecap } from "../drill/trouble-view.ts";
import { recapBlocks } from "./recap-view.ts";

/** What sending a recap needs. */
type RecapDeps = NewsDeps & Pick<DailyDeps, "curriculum">;

/** Sends a due recap at its turn, unless another process has it. */
export async function sendRecap(deps: RecapDeps, recap: Recap): Promise<void> {
  const { sender } = runningOn(deps, recap.platform);
  const job = { kind: "direct", ...channelOf(recap) } as const;
  await sender.send(job, () => sendOnce(deps, recap));
}

async function sendOnce(deps: RecapDeps, recap: Recap): Promise<void> {
  const { recaps } = deps.storage;
  const { platform } = runningOn(deps, recap.platform);
  const claimId = drawClaim(deps);
  const turn = await recaps.claim(recap, deps.clock(), claimId);
  if (turn === undefined) return;
  const key = `recap:${recap.drillId}:${recap.week}`;
  let unsent = turn === "first";
  try {
    if (!unsent) {
      const found = await inTime(platform.find(channelOf(recap), key), deps.timers);
      if (found === "cannot tell") return await askAdmin(deps, recap, claimId);
      if (found !== "absent") return await recaps.settle(recap, "posted");
      unsent = true;
    }
    const numbers = await recaps.numbers(recap);
    if (numbers.answered === 0) return await recaps.settle(recap, "empty");
    await inTime(platform.post(channelOf(recap), recapBlocks(numbers, deps.curriculum), key), deps.timers);
    await recaps.settle(recap, "posted");
  } catch (error) {
    if (!isRefusal(error)) throw error; // Perhaps sent: after its lease, the next round looks for it.
    if (unsent) await recaps.giveBack(recap, claimId);
    // The sender waits as long as the platform asked, then runs this again.
    if (error.refusal === "later") throw error;
    await stopForRefusal(deps, recap, error);
  }
}

/** The platform can't tell whether the recap is there: the drill's contact decides. */
async function askAdmin(deps: RecapDeps, recap: Recap, claimId: string): Promise<void> {
  const { drills, notices, recaps } = deps.storage;
  const news: News = { id: recapNoticeId(recap), blocks: unknownRecap(recap) };
  const drill = await drills.byId(recap.drillId);
  if (drill !== undefined) await storeNotice(deps, drill, news);
  if (await recaps.markUnknown(recap, claimId)) tellContact(deps, recap, news);
  else await notices.drop(news.id);
}

/** The same notice for a recap, however often it's looked for. Not the posting's own. */
export function recapNoticeId({ postingId }: Recap): string {
  return `recap ${postingId}`;
}
