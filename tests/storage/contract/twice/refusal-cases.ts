// Writes of what channels refused.
import { at, RIGHT, type TestTeam } from "../../../support/storage/storage.ts";
import type { WriteCases } from "./write-case.ts";

const because = "This thread is locked.";

async function closed({ storage, createDrill, post, meet, answer }: TestTeam) {
  const posting = await post(await createDrill({ discussion: true }), 0);
  await answer(posting, await meet("ada"), RIGHT);
  await storage.closing.close(posting.id, at(1));
  return posting;
}

/** A closed posting whose thread was refused. */
async function withRefusedThread(team: TestTeam) {
  const { id, drillId } = await closed(team);
  await team.storage.closing.beginReveal(id, at(1), team.newId());
  await team.storage.closing.markRevealed(id, undefined);
  const refused = { what: "discussion", postingId: id, drillId, because } as const;
  await team.storage.refusals.refuse({ ...refused, claimId: team.newId(), now: at(1) });
  return { id, drillId };
}

export const refusalCases: WriteCases = {
  "refusals.refuse: an edit": async (team) => {
    const [{ id, drillId }, claimId] = [await closed(team), team.newId()];
    await team.storage.closing.beginReveal(id, at(1), claimId);
    const refused = { what: "edit", postingId: id, drillId, because, claimId, now: at(1) } as const;
    return () => team.storage.refusals.refuse(refused);
  },
  "refusals.refuse: a search": async ({ storage, createDrill, begin, newId }) => {
    const { id, drillId } = await begin(await createDrill(), 0);
    const claimId = newId();
    await storage.sending.reclaim(id, at(1), claimId);
    const refused = { what: "search", postingId: id, drillId, because, claimId, now: at(1) } as const;
    return () => storage.refusals.refuse(refused);
  },
  "refusals.refuse: a discussion": async (team) => {
    const { id, drillId } = await closed(team);
    await team.storage.closing.beginReveal(id, at(1), team.newId());
    await team.storage.closing.markRevealed(id, undefined);
    const refused = { what: "discussion", postingId: id, drillId, because, claimId: team.newId() } as const;
    return () => team.storage.refusals.refuse({ ...refused, now: at(1) });
  },
  "refusals.refuse: a correction": async ({ storage, createDrill, newId }) => {
    const [{ id: drillId }, claimId] = [await createDrill(), newId()];
    await storage.corrections.claimNotice(drillId, "q1", 2, at(0), claimId);
    const refused = { what: "correction", drillId, questionId: "q1", version: 2, because, claimId } as const;
    return () => storage.refusals.refuse({ ...refused, unsent: true, now: at(0) });
  },
  "refusals.takeDiscussion": async (team) => {
    const [{ id }, claimId] = [await withRefusedThread(team), team.newId()];
    return () => team.storage.refusals.takeDiscussion(id, at(2), claimId);
  },
  "refusals.settleDiscussion": async (team) => {
    const { id } = await withRefusedThread(team);
    await team.storage.refusals.takeDiscussion(id, at(2), team.newId());
    return () => team.storage.refusals.settleDiscussion(id);
  },
  "refusals.retry": async (team) => {
    const { drillId } = await withRefusedThread(team);
    return () => team.storage.refusals.retry(drillId);
  },
};
