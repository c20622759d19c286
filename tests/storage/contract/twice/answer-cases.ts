// Writes of learning: answers, practices, look-ups, reports.
import { at, dateOf, HOUR, RIGHT, type TestTeam, WRONG } from "../../../support/storage/storage.ts";
import { haveReviews, haveStreak } from "../milestones/reached-milestones.ts";
import type { WriteCases } from "./write-case.ts";

export const answerCases: WriteCases = {
  "clockJumps.moveAnswerToNow": async ({ storage, meet, answerPractice }) => {
    const { answerId } = await answerPractice(await meet("ada"), "q1", RIGHT, at(400));
    return () => storage.clockJumps.moveAnswerToNow(answerId, at(1));
  },
  "answers.record": async ({ storage, meet, createDrill, post, newId }) => {
    const [member, posting] = [await meet("ada"), await post(await createDrill(), 0)];
    const tap = { id: newId(), postingId: posting.id, member, letter: RIGHT, now: at(0, 10) };
    return () => storage.answers.record(tap);
  },
  "answers.record: a later tap": async ({ storage, meet, createDrill, post, answer, newId }) => {
    const [member, posting] = [await meet("ada"), await post(await createDrill(), 0)];
    await answer(posting, member, WRONG);
    const tap = { id: newId(), postingId: posting.id, member, letter: RIGHT, now: at(0, 11) };
    return () => storage.answers.record(tap);
  },
  "answers.record: verdict at the close": async ({ storage, meet, createDrill, post, newId }) => {
    const drill = await createDrill({ feedback: "at_close", closesAfterHours: 8 });
    const [member, posting] = [await meet("ada"), await post(drill, 0)];
    const tap = { id: newId(), postingId: posting.id, member, letter: WRONG, now: at(0, 10) };
    return () => storage.answers.record(tap);
  },
  "answers.record: after the close": async ({ storage, meet, createDrill, post, newId }) => {
    const [member, posting] = [await meet("ada"), await post(await createDrill(), 0)];
    await storage.closing.close(posting.id, at(1));
    const tap = { id: newId(), postingId: posting.id, member, letter: WRONG, now: at(1, 10) };
    return () => storage.answers.record(tap);
  },
  "answers.record: spends a freeze": async ({ storage, meet, createDrill, post, answer, newId }) => {
    const [member, drill] = [await meet("ada"), await createDrill()];
    for (let day = 0; day < 7; day++) await answer(await post(drill, day), member, RIGHT);
    await post(drill, 7);
    const posting = await post(drill, 8);
    const tap = { id: newId(), postingId: posting.id, member, letter: RIGHT, now: at(8, 10) };
    return () => storage.answers.record(tap);
  },
  "answers.record: an older posting": async ({ storage, meet, createDrill, post, answer, newId }) => {
    const [member, drill] = [await meet("ada"), await createDrill({ closesAfterHours: 72 })];
    const older = await post(drill, 0);
    await answer(await post(drill, 1), member, RIGHT);
    const tap = { id: newId(), postingId: older.id, member, letter: RIGHT, now: at(1, 11) };
    return () => storage.answers.record(tap);
  },
  "answers.record: reaches a milestone": async (team) => {
    const [member, drill] = [await team.meet("ada"), await team.createDrill()];
    await haveStreak(team, member, drill.id, 29, dateOf(-1));
    const posting = await team.post(drill, 0);
    const tap = { id: team.newId(), postingId: posting.id, member, letter: RIGHT, now: at(0, 10) };
    return () => team.storage.answers.record(tap);
  },
  "practices.record: reaches a milestone": async (team) => {
    const member = await team.meet("ada");
    await haveReviews(team, member, 99);
    const practiceId = await team.startPractice(member, at(0), { id: "q2" }, "review");
    const tap = { id: team.newId(), practiceId, index: 0, member, letter: RIGHT, now: at(0) };
    return () => team.storage.practices.record(tap);
  },
  "milestones.reachTopic": async ({ storage, meet, newId }) => {
    const topic = { id: newId(), memberId: (await meet("ada")).id, topic: "dns", now: at(0) };
    const notice = { id: newId(), markdown: "You mastered DNS." };
    return () => storage.milestones.reachTopic({ ...topic, notice });
  },
  "cards.know": async (team) => {
    const [ada, id] = [await team.meet("ada"), team.newId()];
    await team.answerPractice(ada, "q1", RIGHT, at(0));
    return () => team.storage.cards.know({ id, member: ada, questionId: "q1", now: at(2) });
  },
  "cards.suspend": async ({ storage, meet, newId }) => {
    const [member, id] = [await meet("ada"), newId()];
    return () => storage.cards.suspend({ id, member, questionId: "q1", now: at(0) });
  },
  "cards.resume": async ({ storage, meet, newId }) => {
    const member = await meet("ada");
    await storage.cards.suspend({ id: newId(), member, questionId: "q1", now: at(0) });
    return () => storage.cards.resume(member.learnerId, "q1");
  },
  "answers.amendGuessed": async ({ storage, meet, createDrill, post, answer, newId }) => {
    const member = await meet("ada");
    const { answerId } = await answer(await post(await createDrill(), 0), member, RIGHT);
    const id = newId();
    return () => storage.answers.amendGuessed(answerId, id, member.id, at(0, 11));
  },
  "answers.noteLookUp": async ({ storage, meet }) => {
    const { id } = await meet("ada");
    return () => storage.answers.noteLookUp(id, "dns", at(0));
  },
  "answers.takeHint": async ({ storage, meet, createDrill, post }) => {
    const [member, posting] = [await meet("ada"), await post(await createDrill(), 0)];
    return () => storage.answers.takeHint({ postingId: posting.id, member, now: at(0, 10) });
  },
  "practices.takeHint": async ({ storage, meet, startPractice }) => {
    const member = await meet("ada");
    const practiceId = await startPractice(member, at(0), { id: "q1" });
    return () => storage.practices.takeHint({ practiceId, index: 0, member, now: at(0, 10) });
  },
  "practices.start": async ({ storage, meet, newId }) => {
    const [{ id: memberId }, id] = [await meet("ada"), newId()];
    const items = [{ id: "q1", version: 1, order: [2, 0, 3, 1] }];
    return () => storage.practices.start({ id, memberId, kind: "quiz", items }, at(0));
  },
  "practices.record": async ({ storage, meet, newId }) => {
    const [member, practiceId] = [await meet("ada"), newId()];
    const items = ["q1", "q2"].map((id) => ({ id, version: 1, order: [2, 0, 3, 1] }));
    await storage.practices.start({ id: practiceId, memberId: member.id, kind: "review", items }, at(0));
    const tap = { id: newId(), practiceId, index: 1, member, letter: RIGHT, now: at(0) + HOUR };
    return () => storage.practices.record(tap);
  },
  "reports.add": async ({ storage, meet, newId }) => {
    const report = { ...q1, id: newId(), member: await meet("ada"), kind: "wrong", at: at(0) } as const;
    return () => storage.reports.add(report, limit);
  },
  "reports.add: reported before": async ({ storage, meet, newId }) => {
    const report = { ...q1, id: newId(), member: await meet("ada"), kind: "wrong", at: at(0) } as const;
    await storage.reports.add({ ...report, id: newId(), kind: "typo" }, limit);
    return () => storage.reports.add(report, limit);
  },
  "reports.comment": async ({ storage, meet, newId }) => {
    const member = await meet("ada");
    await storage.reports.add({ ...q1, id: newId(), member, kind: "other", at: at(0) }, limit);
    return () => storage.reports.comment(member.id, "Two are right.", at(0));
  },
  "reports.weigh": async (team) => {
    await reportTwice(team);
    return () => team.storage.reports.weigh(q1, bank, at(0, 12));
  },
  "reports.rule": async ({ storage }) => {
    return () => storage.reports.rule(q1, "quarantine", at(0));
  },
  "reports.rule: a release": async (team) => {
    await reportTwice(team);
    await team.storage.reports.weigh(q1, bank, at(0, 12));
    return () => team.storage.reports.rule(q1, "release", at(1));
  },
  "reports.release": async (team) => {
    await reportTwice(team);
    await team.storage.reports.weigh(q1, bank, at(0, 12));
    const onceId = team.newId();
    return () => team.storage.reports.release(q1, team.teamId, at(1), onceId);
  },
};

const q1 = { questionId: "q1", version: 1 };
const limit = { since: 0, maximum: 10 };
const bank = { size: 4, has: () => true };

async function reportTwice({ storage, meet, newId }: TestTeam): Promise<void> {
  for (const name of ["ada", "bo"]) {
    const report = { ...q1, id: newId(), member: await meet(name), kind: "wrong", at: at(0) } as const;
    await storage.reports.add(report, limit);
  }
}
