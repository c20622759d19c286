// Writes of weekly recaps.
import { at, dateOf, RIGHT, type TestTeam } from "../../../support/storage/storage.ts";
import type { WriteCases } from "./write-case.ts";

/** The recap of a week whose only question has closed. */
async function waiting({ storage, createDrill, post, meet, answer }: TestTeam) {
  const posting = await post(await createDrill(), 0, { next: { date: dateOf(7), at: at(7) } });
  await answer(posting, await meet("ada"), RIGHT);
  await storage.closing.close(posting.id, at(1));
  return { drillId: posting.drillId, week: dateOf(0) };
}

async function claimed(team: TestTeam) {
  const [recap, claimId] = [await waiting(team), team.newId()];
  await team.storage.recaps.claim(recap, at(1), claimId);
  return { recap, claimId };
}

async function unknown(team: TestTeam) {
  const { recap, claimId } = await claimed(team);
  await team.storage.recaps.markUnknown(recap, claimId);
  return recap;
}

export const recapCases: WriteCases = {
  "recaps.claim": async (team) => {
    const [recap, claimId] = [await waiting(team), team.newId()];
    return () => team.storage.recaps.claim(recap, at(1), claimId);
  },
  "recaps.claim: again": async (team) => {
    const [{ recap }, claimId] = [await claimed(team), team.newId()];
    return () => team.storage.recaps.claim(recap, at(1, 10), claimId);
  },
  "recaps.giveBack": async (team) => {
    const { recap, claimId } = await claimed(team);
    return () => team.storage.recaps.giveBack(recap, claimId);
  },
  "recaps.settle": async (team) => {
    const { recap } = await claimed(team);
    return () => team.storage.recaps.settle(recap, "posted");
  },
  "recaps.markUnknown": async (team) => {
    const { recap, claimId } = await claimed(team);
    return () => team.storage.recaps.markUnknown(recap, claimId);
  },
  "recaps.settleUnknown: it is there": async (team) => {
    const [recap, onceId] = [await unknown(team), team.newId()];
    return () => team.storage.recaps.settleUnknown(recap, "there", at(2), onceId);
  },
  "recaps.settleUnknown: post again": async (team) => {
    const [recap, onceId] = [await unknown(team), team.newId()];
    return () => team.storage.recaps.settleUnknown(recap, "again", at(2), onceId);
  },
};
