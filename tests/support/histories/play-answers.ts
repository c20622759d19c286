// The daily question in random histories: postings, taps, hints, practice, reviews, and corrections.
import { calendarDate } from "../../../src/core/study-day.ts";
import type { MessageRef } from "../../../src/ports/person.ts";
import type { Member } from "../../../src/ports/storage/people.ts";
import type { Posting } from "../../../src/ports/storage/postings.ts";
import { freshId, HOUR, hashed, order, questionNamed, questions } from "../storage/storage.ts";
import type { Plays } from "./plays.ts";
import { fromLatest, named, type World } from "./world.ts";

/** How many answers one step of a correction amends: few, so that it takes several. */
const STEP = 3;

export const playAnswers: Plays<
  | "post"
  | "close"
  | "crowd"
  | "tap"
  | "hint"
  | "look up"
  | "guess"
  | "practice"
  | "know"
  | "suspend"
  | "resume"
  | "correct"
  | "report"
  | "outage"
> = {
  async post({ team, drillIds, postings, versions }, action, now) {
    const { storage } = team;
    const drill = await storage.drills.byId(named(drillIds, action.drill));
    if (drill === undefined) return;
    const date = calendarDate(now, drill.schedule.zone);
    // Older dates aren't asked after newer ones.
    if (postings.some((one) => one.drillId === drill.id && one.date >= date)) return;
    const question = {
      id: named(questions, action.question).id,
      version: versionOf(versions, action.question),
    };
    const claimed = await team.claim(drill, 0, {
      due: { date, at: now },
      now,
      question,
      next: { date: calendarDate(now + 24 * HOUR, drill.schedule.zone), at: now + 24 * HOUR },
    });
    if (claimed === undefined) return;
    await storage.sending.beginSending(claimed.id, now, freshId());
    await storage.sending.markPosted(claimed.id, `message-${claimed.id}` as MessageRef);
    postings.push(claimed);
  },

  async close({ team, postings }, { posting }, now) {
    const open = fromLatest(postings, posting);
    if (open !== undefined) await team.storage.closing.close(open.id, now);
  },

  async crowd(world, { posting, letters }, now) {
    const asked = fromLatest(world.postings, posting);
    if (asked === undefined) return;
    for (const [person, letter] of letters.entries())
      if (letter !== "") await tap(world, asked, person, letter, now);
  },

  async tap(world, { posting, person, letter, minutesBack }, now) {
    const asked = fromLatest(world.postings, posting);
    if (asked === undefined) return;
    await tap(world, asked, person, letter, Math.max(asked.openedAt, now - minutesBack * 60_000));
  },

  async hint(world, { posting, person }, now) {
    const asked = fromLatest(world.postings, posting);
    if (asked === undefined) return;
    const member = await memberOf(world, asked, person);
    await world.team.storage.answers.takeHint({ postingId: asked.id, member, now });
  },

  async "look up"(world, { posting, person }, now) {
    const asked = fromLatest(world.postings, posting);
    if (asked === undefined) return;
    const { id } = await memberOf(world, asked, person);
    await world.team.storage.answers.noteLookUp(id, asked.question.concept, now);
  },

  async guess({ team, answers }, { answer }, now) {
    const given = fromLatest(answers, answer);
    if (given === undefined) return;
    await team.storage.answers.amendGuessed(given.answerId, team.newId(), given.memberId, now);
  },

  async practice({ team, meet, answers, versions }, { home, person, question, letter, kind }, now) {
    const member = await meet(person, home);
    const { id } = named(questions, question);
    const item = { id, version: versionOf(versions, question), order };
    const practiceId = await team.startPractice(member, now, item, kind);
    const answer = { id: team.newId(), practiceId, index: 0, member, letter, now };
    const { type } = await team.storage.practices.record(answer);
    if (type === "recorded") answers.push({ answerId: answer.id, memberId: member.id, squadId: undefined });
  },

  async know({ team, meet }, { person, home, question }, now) {
    const member = await meet(person, home);
    const { id: questionId } = named(questions, question);
    await team.storage.cards.know({ id: team.newId(), member, questionId, now });
  },

  async suspend({ team, meet }, { person, home, question }, now) {
    const member = await meet(person, home);
    const { id: questionId } = named(questions, question);
    await team.storage.cards.suspend({ id: team.newId(), member, questionId, now });
  },

  async resume({ team, meet }, { person, home, question }) {
    const { learnerId } = await meet(person, home);
    await team.storage.cards.resume(learnerId, named(questions, question).id);
  },

  async correct({ team, versions }, { question, effect, changesStem }, now) {
    const { id } = named(questions, question);
    const before = named(versions, question);
    const version = before.version + 1;
    const stem = changesStem ? `${before.stem} (${version})` : before.stem;
    versions[question] = { version, stem };
    await team.storage.questions.store([hashed(questionNamed(id, { version, stem }))], now);
    const amend = () =>
      team.storage.corrections.amend({ questionId: id, below: version, effect }, now, newIds(team.newId));
    while ((await amend()) > 0);
  },

  async report(world, { person, posting, kind }, now) {
    const asked = fromLatest(world.postings, posting);
    if (asked === undefined) return;
    const { id: questionId, version } = asked.question;
    const report = { questionId, version, member: await memberOf(world, asked, person), kind, at: now };
    await world.team.storage.reports.add({ ...report, id: world.team.newId() }, { since: 0, maximum: 99 });
  },

  async outage({ team }, { platform, hours }, now) {
    const { outages } = team.storage;
    await outages.beat({ id: team.newId(), platform, now: now - hours * HOUR, continues: true });
    await outages.beat({ id: team.newId(), platform, now, continues: false });
    for (const id of await outages.unsettled(platform)) await outages.settle(id);
  },
};

/** Taps a letter, and notes which squad its member was in. */
async function tap(world: World, posting: Posting, person: number, letter: string, now: number) {
  const member = await memberOf(world, posting, person);
  const squads = await world.team.storage.squads.ofTeam(posting.teamId, 0);
  const outcome = await world.team.tap(posting, member, letter, now);
  if (outcome.type !== "recorded") return;
  const { answerId, kind } = outcome.verdict;
  const squad = squads.find(({ members }) => members.includes(member.id));
  world.answers.push({ answerId, memberId: member.id, squadId: kind === "daily" ? squad?.id : undefined });
}

function memberOf({ meet, homeOf }: World, { teamId }: Posting, person: number): Promise<Member> {
  return meet(person, homeOf(teamId));
}

function versionOf(versions: World["versions"], question: number): number {
  return named(versions, question).version;
}

function newIds(newId: () => string): readonly string[] {
  return Array.from({ length: STEP }, newId);
}
