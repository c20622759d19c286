// Writes of the daily question: drills, plans, postings, corrections.
import type { MessageRef } from "../../../../src/ports/person.ts";
import type { Posting } from "../../../../src/ports/storage/postings.ts";
import { at, dateOf, order, RIGHT, type TestTeam } from "../../../support/storage/storage.ts";
import type { WriteCases } from "./write-case.ts";

const MINUTE = 60_000;
const message = "message" as MessageRef;

const everyDay = { time: "09:00", zone: "UTC", weekdays: [1, 2, 3, 4, 5, 6, 7], holidays: [] };

/** An unknown posting, and the claim it was sent under. */
async function withUnknown(team: TestTeam): Promise<Posting> {
  const posting = await taken(team);
  await team.storage.sending.markUnknown(posting.id, posting.claimId);
  return posting;
}

/** A posting taken for sending, with the claim's ID. */
async function taken({ storage, createDrill, claim, newId }: TestTeam) {
  const [claimed, claimId] = [await claim(await createDrill(), 0), newId()];
  const posting = claimed && (await storage.sending.beginSending(claimed.id, at(0), claimId));
  if (posting === undefined) throw new Error("The posting was not taken.");
  return { ...posting, claimId };
}

async function answered(team: TestTeam): Promise<Posting> {
  const posting = await team.post(await team.createDrill({ closesAfterHours: 8 }), 0);
  await team.answer(posting, await team.meet("ada"), RIGHT);
  return posting;
}

export const drillCases: WriteCases = {
  "drills.create": async ({ storage, teamId, meet, newId }) => {
    const [id, { id: contactId }] = [newId(), await meet("ada")];
    const drill = { id, teamId, channel: "general", schedule: everyDay, feedback: "instant" } as const;
    return () =>
      storage.drills.create({ ...drill, contactId, next: { date: dateOf(0), at: at(0) } }, at(0, 1));
  },
  "drills.create: after a removal": async ({ storage, teamId, createDrill, post, newId }) => {
    const removed = await createDrill();
    await post(removed, 0);
    await storage.drills.remove(removed.id, at(0, 10));
    const drill = { id: newId(), teamId, channel: "general", schedule: everyDay, feedback: "at_close" };
    const next = { date: dateOf(1), at: at(1) };
    return () => storage.drills.create({ ...drill, feedback: "at_close", next }, at(0, 11));
  },
  "drills.change": async ({ storage, createDrill, post }) => {
    const drill = await createDrill();
    await post(drill, 0);
    const schedule = { time: "10:00", holidays: [dateOf(3)] };
    return () => storage.drills.change(drill.id, { schedule, closesAfterHours: 8 }, at(0, 10));
  },
  "drills.pause": async ({ storage, createDrill, claim, newId }) => {
    const [drill, onceId] = [await createDrill(), newId()];
    await claim(drill, 0);
    return () => storage.drills.pause(drill.id, undefined, at(0), onceId);
  },
  "drills.pause: for a reason": async ({ storage, createDrill, newId }) => {
    const [drill, onceId] = [await createDrill(), newId()];
    return () => storage.drills.pause(drill.id, "I can't post there.", at(0), onceId);
  },
  "drills.pause: paused before": async ({ storage, createDrill, newId }) => {
    const drill = await createDrill();
    await storage.drills.pause(drill.id, undefined, at(0), newId());
    const onceId = newId();
    return () => storage.drills.pause(drill.id, undefined, at(0), onceId);
  },
  "drills.resume": async ({ storage, createDrill, newId }) => {
    const drill = await createDrill();
    await storage.drills.pause(drill.id, undefined, at(0), newId());
    return () => storage.drills.resume(drill.id, at(1));
  },
  "drills.remove": async (team) => {
    const posting = await withUnknown(team);
    await team.storage.notices.store((await team.meet("ada")).id, "Is it there?", posting.id, at(0));
    return () => team.storage.drills.remove(posting.drillId, at(1));
  },
  "schedules.plan": async ({ storage, createDrill }) => {
    const { id } = await createDrill();
    const plan = { drillId: id, date: dateOf(0), questionId: "q2", version: 1, reason: "New." };
    return () => storage.schedules.plan([plan], at(0, 8));
  },
  "schedules.moveOn": async ({ storage, createDrill }) => {
    const drill = await createDrill();
    return () => storage.schedules.moveOn(drill, { date: dateOf(1), at: at(1) });
  },
  "schedules.moveOn: to no date": async ({ storage, createDrill }) => {
    const drill = await createDrill();
    return () => storage.schedules.moveOn(drill, undefined);
  },
  "schedules.skip": async ({ storage, createDrill }) => {
    const drill = await createDrill();
    return () => storage.schedules.skip(drill, { date: dateOf(1), at: at(1) }, at(0));
  },
  "corrections.amend": async ({ storage, meet, answerPractice, newId }) => {
    for (const name of ["ada", "bo", "chidi"]) await answerPractice(await meet(name), "q1", RIGHT, at(0));
    const ids = [newId(), newId()];
    const correction = { questionId: "q1", below: 2, effect: "void" } as const;
    return () => storage.corrections.amend(correction, at(1), ids);
  },
  "corrections.claimNotice": async ({ storage, createDrill, newId }) => {
    const [{ id }, claimId] = [await createDrill(), newId()];
    return () => storage.corrections.claimNotice(id, "q1", 2, at(0), claimId);
  },
  "corrections.claimNotice: again": async ({ storage, createDrill, newId }) => {
    const { id } = await createDrill();
    await storage.corrections.claimNotice(id, "q1", 2, at(0), newId());
    const claimId = newId();
    return () => storage.corrections.claimNotice(id, "q1", 2, at(1), claimId);
  },
  "corrections.markNoticePosted": async ({ storage, createDrill, newId }) => {
    const { id } = await createDrill();
    await storage.corrections.claimNotice(id, "q1", 2, at(0), newId());
    return () => storage.corrections.markNoticePosted(id, "q1", 2);
  },
  "corrections.forgetNotice": async ({ storage, createDrill, newId }) => {
    const [{ id }, claimId] = [await createDrill(), newId()];
    await storage.corrections.claimNotice(id, "q1", 2, at(0), claimId);
    return () => storage.corrections.forgetNotice(id, "q1", 2, claimId);
  },
};

export const postingCases: WriteCases = {
  "clockJumps.undo": async ({ storage, createDrill, begin }) => {
    await begin(await createDrill({ closesAfterHours: 8 }), 400);
    return () => storage.clockJumps.undo(at(0));
  },
  "postings.claim": async ({ storage, createDrill, newId }) => {
    const [drill, id] = [await createDrill(), newId()];
    const due = { date: dateOf(0), at: at(0) };
    const next = { date: dateOf(1), at: at(1) };
    const claim = { id, drill, due, next, question: { id: "q1", version: 1 }, order, reason: "New." };
    return () => storage.postings.claim([{ ...claim, now: at(0) }]);
  },
  "postings.claim: one of two": async ({ storage, createDrill, newId }) => {
    const drills = [await createDrill({ channel: "one" }), await createDrill({ channel: "other" })];
    const claims = drills.map((drill) => ({
      id: newId(),
      drill,
      due: { date: dateOf(0), at: at(0) },
      next: { date: dateOf(1), at: at(1) },
      question: { id: "q1", version: 1 },
      order,
      reason: "New.",
      now: at(0),
    }));
    await storage.postings.claim(claims.slice(1).map((claim) => ({ ...claim, id: newId() })));
    return () => storage.postings.claim(claims);
  },
  "postings.claim: by hand": async ({ storage, createDrill, newId }) => {
    const [drill, id] = [await createDrill(), newId()];
    const due = { date: dateOf(0), at: at(0, 8) };
    const next = { date: dateOf(1), at: at(1) };
    const claim = { id, drill, due, next, question: { id: "q1", version: 1 }, order, reason: "New." };
    return () => storage.postings.claim([{ ...claim, byHand: true, now: at(0, 8) }]);
  },
  "sending.beginSending": async ({ storage, createDrill, claim, newId }) => {
    const [{ id = "" } = {}, claimId] = [await claim(await createDrill({ closesAfterHours: 8 }), 0), newId()];
    return () => storage.sending.beginSending(id, at(0) + MINUTE, claimId);
  },
  "sending.markPosted": async (team) => {
    const { id } = await taken(team);
    return () => team.storage.sending.markPosted(id, message);
  },
  "sending.postpone": async (team) => {
    const { id, claimId } = await taken(team);
    return () => team.storage.sending.postpone(id, at(0) + MINUTE, claimId);
  },
  "sending.reclaim": async (team) => {
    const [{ id }, claimId] = [await taken(team), team.newId()];
    return () => team.storage.sending.reclaim(id, at(0) + 2 * MINUTE, claimId);
  },
  "sending.markUnknown": async (team) => {
    const { id, claimId } = await taken(team);
    return () => team.storage.sending.markUnknown(id, claimId);
  },
  "sending.settleUnknown: it is there": async (team) => {
    const [{ id, teamId }, onceId] = [await withUnknown(team), team.newId()];
    return () => team.storage.sending.settleUnknown(id, teamId, "there", at(1), onceId);
  },
  "sending.settleUnknown: post again": async (team) => {
    const [{ id, teamId }, onceId] = [await withUnknown(team), team.newId()];
    return () => team.storage.sending.settleUnknown(id, teamId, "again", at(1), onceId);
  },
  "sending.withdraw": async (team) => {
    const { id } = await taken(team);
    return () => team.storage.sending.withdraw(id, "sending");
  },
  "sending.withdrawIfOvertaken": async ({ storage, createDrill, claim, post }) => {
    const drill = await createDrill();
    const old = await claim(drill, 0);
    await post(drill, 1);
    return () => storage.sending.withdrawIfOvertaken(old?.id ?? "", "planned", at(1));
  },
  "closing.close": async (team) => {
    const { id } = await answered(team);
    return () => team.storage.closing.close(id, at(1));
  },
  "closing.beginReveal": async (team) => {
    const [{ id }, claimId] = [await answered(team), team.newId()];
    await team.storage.closing.close(id, at(1));
    return () => team.storage.closing.beginReveal(id, at(1), claimId);
  },
  "closing.markRevealed": async (team) => {
    const { id } = await answered(team);
    await team.storage.closing.close(id, at(1));
    await team.storage.closing.beginReveal(id, at(1), team.newId());
    return () => team.storage.closing.markRevealed(id, message);
  },
  "counting.beginCount": async (team) => {
    const [{ id }, claimId] = [await answered(team), team.newId()];
    return () => team.storage.counting.beginCount(id, at(0, 10), MINUTE / 4, claimId);
  },
  "counting.endEdit": async (team) => {
    const [{ id }, claimId] = [await answered(team), team.newId()];
    await team.storage.counting.beginCount(id, at(0, 10), MINUTE / 4, claimId);
    return () => team.storage.counting.endEdit(id, 1, claimId);
  },
};
