// Writes about people: members, settings, squads, reminders, notices.
import { at, dateOf, makePerson, RIGHT, type TestTeam } from "../../../support/storage/storage.ts";
import type { WriteCases } from "./write-case.ts";

const away = { first: dateOf(1), last: dateOf(5) };
const nine = { time: "09:00", zone: "UTC" } as const;

async function withSquad({ storage, meet, newId }: TestTeam, name = "Rust") {
  const [ada, bo] = [await meet("ada"), await meet("bo")];
  const { squad } = await storage.squads.create({ id: newId(), name, key: name.toLowerCase() }, ada, at(0));
  return { ada, bo, squad };
}

/** A squad whose captain removed bo. */
async function withRemoved(team: TestTeam) {
  const { ada, bo, squad } = await withSquad(team);
  await team.storage.squads.join(squad.id, bo, at(1), team.newId());
  const removal = { squadId: squad.id, captain: ada.id, memberId: bo.id, since: 0 };
  await team.storage.squads.remove(removal, at(2), team.newId());
  return { ada, bo, squad, removal };
}

/** A member whose reminder is due at 09:00 of the first day. */
async function withReminder({ storage, meet }: TestTeam) {
  const ada = await meet("ada");
  await storage.reminders.set(ada.id, nine, at(0, 1));
  return { ada, turn: { memberId: ada.id, nextAt: at(0) } };
}

export const peopleCases: WriteCases = {
  "people.meet: a new member": async ({ storage, newId }) => {
    const ids = { team: newId(), learner: newId(), member: newId(), chance: 0.5 };
    const person = makePerson("new", { team: { externalId: "T9", name: "Team Nine" } });
    return () => storage.people.meet(person, at(0), ids);
  },
  "people.meet: a new name": async ({ storage, meet, newId }) => {
    await meet("ada");
    const ids = { team: newId(), learner: newId(), member: newId(), chance: 0.5 };
    return () => storage.people.meet({ ...makePerson("ada"), name: "Ada L." }, at(3), ids);
  },
  "people.learn": async ({ storage, meet }) => {
    await meet("ada");
    const reported = { ...makePerson("ada"), name: "Ada L.", zone: "Asia/Tokyo", admin: true };
    return () => storage.people.learn(reported, at(3));
  },
  "people.change: hide": async ({ storage, meet }) => {
    const { id } = await meet("ada");
    return () => storage.people.change(id, { hidden: true, cap: 3 }, 0.5, at(0));
  },
  "people.change: unhide": async ({ storage, meet }) => {
    const { id } = await meet("ada");
    await storage.people.change(id, { hidden: true, named: true }, 0.5, at(0));
    return () => storage.people.change(id, { hidden: false, named: false }, 0.7, at(0));
  },
  "people.change: a zone, which moves reminders": async (team) => {
    const { ada } = await withReminder(team);
    const zone = { own: "Asia/Tokyo", inForce: "Asia/Tokyo" };
    return () => team.storage.people.change(ada.id, { zone }, 0.5, at(0, 2));
  },
  "people.change: retention, which moves cards": async ({ storage, meet, answerPractice }) => {
    const ada = await meet("ada");
    await answerPractice(ada, "q1", RIGHT, at(0));
    return () => storage.people.change(ada.id, { retention: 95 }, 0.5, at(0));
  },
  "people.delete": async ({ storage, meet, createDrill, post, answer, newId }) => {
    const ada = await meet("ada");
    await answer(await post(await createDrill(), 0), ada, RIGHT);
    const onceId = newId();
    return () => storage.people.delete(ada.learnerId, onceId, at(3));
  },
  "people.deleteInactive": async ({ storage, meet, createDrill, post, answer, newId }) => {
    const ada = await meet("ada");
    await answer(await post(await createDrill(), 0), ada, RIGHT);
    const onceId = newId();
    return () => storage.people.deleteInactive(ada.learnerId, at(9), onceId, at(9));
  },
  "notices.store": async ({ storage, meet, newId }) => {
    const [{ id }, noticeId] = [await meet("ada"), newId()];
    return () => storage.notices.store(id, "A drill is paused.", noticeId, at(0));
  },
  "notices.drop": async ({ storage, meet, newId }) => {
    const [{ id }, noticeId] = [await meet("ada"), newId()];
    await storage.notices.store(id, "A drill is paused.", noticeId, at(0));
    return () => storage.notices.drop(noticeId);
  },
  "notices.take": async ({ storage, meet, newId }) => {
    const { id } = await meet("ada");
    for (const day of [2, 0, 1]) await storage.notices.store(id, `Day ${day}`, newId(), at(day));
    const claimId = newId();
    return () => storage.notices.take(id, 2, claimId);
  },
  "reminders.set": async ({ storage, meet }) => {
    const { id } = await meet("ada");
    return () => storage.reminders.set(id, nine, at(0, 1));
  },
  "reminders.set: another time": async (team) => {
    const { ada } = await withReminder(team);
    return () => team.storage.reminders.set(ada.id, { time: "20:00", zone: "Asia/Tokyo" }, at(0, 2));
  },
  "reminders.setAway": async (team) => {
    const { ada } = await withReminder(team);
    await team.storage.reminders.setAway({ ...away, id: team.newId(), member: ada }, dateOf(1), at(1, 8));
    const next = { first: dateOf(2), last: dateOf(9), id: team.newId(), member: ada };
    return () => team.storage.reminders.setAway(next, dateOf(2), at(2, 8));
  },
  "reminders.endAway": async (team) => {
    const { ada } = await withReminder(team);
    await team.storage.reminders.setAway({ ...away, id: team.newId(), member: ada }, dateOf(1), at(1, 8));
    const onceId = team.newId();
    return () => team.storage.reminders.endAway(ada.learnerId, dateOf(2), at(2, 8), onceId);
  },
  "reminders.stop": async (team) => {
    const { ada } = await withReminder(team);
    const onceId = team.newId();
    return () => team.storage.reminders.stop(ada.learnerId, onceId);
  },
  "reminders.stop: none runs": async ({ storage, meet, newId }) => {
    const [{ learnerId }, onceId] = [await meet("ada"), newId()];
    return () => storage.reminders.stop(learnerId, onceId);
  },
  "reminders.move": async (team) => {
    const { turn } = await withReminder(team);
    const [claimId, to] = [team.newId(), { nextAt: at(1), lastSentAt: at(0), ignored: 1 }];
    return () => team.storage.reminders.move(turn, to, claimId);
  },
  "reminders.claim": async (team) => {
    const { ada, turn } = await withReminder(team);
    const items = [{ id: "q1", version: 1, order: [0, 1, 2, 3] }];
    const practice = { id: team.newId(), memberId: ada.id, kind: "review", items } as const;
    const sent = { nextAt: at(1), lastSentAt: at(0), ignored: 1 };
    return () => team.storage.reminders.claim(turn, sent, practice, at(0));
  },
  "reminders.putBack": async (team) => {
    const { ada, turn } = await withReminder(team);
    const practice = { id: team.newId(), memberId: ada.id, kind: "review", items: [] } as const;
    const claimed = { nextAt: at(1), lastSentAt: at(0), ignored: 1 };
    await team.storage.reminders.claim(turn, claimed, practice, at(0));
    const [claimId, to] = [team.newId(), { nextAt: at(0, 10), lastSentAt: undefined, ignored: 0 }];
    return () => team.storage.reminders.putBack({ ...turn, nextAt: at(1) }, to, practice.id, claimId);
  },
  "reminders.giveUp": async (team) => {
    const { turn } = await withReminder(team);
    const notice = { id: team.newId(), markdown: "It stopped." };
    return () => team.storage.reminders.giveUp(turn, notice, at(0));
  },
  "squads.create": async ({ storage, meet, newId }) => {
    const [ada, id] = [await meet("ada"), newId()];
    return () => storage.squads.create({ id, name: "Rust", key: "rust" }, ada, at(0));
  },
  "squads.create: leaves another": async (team) => {
    const { ada } = await withSquad(team);
    const id = team.newId();
    return () => team.storage.squads.create({ id, name: "Go", key: "go" }, ada, at(1));
  },
  "squads.create: exists": async (team) => {
    const { bo } = await withSquad(team);
    const id = team.newId();
    return () => team.storage.squads.create({ id, name: "rust", key: "rust" }, bo, at(1));
  },
  "squads.join": async (team) => {
    const { bo, squad } = await withSquad(team);
    const onceId = team.newId();
    return () => team.storage.squads.join(squad.id, bo, at(1), onceId);
  },
  "squads.join: leaves another": async (team) => {
    const { bo } = await withSquad(team);
    const go = { id: team.newId(), name: "Go", key: "go" };
    await team.storage.squads.create(go, await team.meet("chidi"), at(0));
    await team.storage.squads.create({ id: team.newId(), name: "Zig", key: "zig" }, bo, at(0));
    const onceId = team.newId();
    return () => team.storage.squads.join(go.id, bo, at(1), onceId);
  },
  "squads.join: in it already": async (team) => {
    const { ada, squad } = await withSquad(team);
    const onceId = team.newId();
    return () => team.storage.squads.join(squad.id, ada, at(1), onceId);
  },
  "squads.join: a member who was removed": async (team) => {
    const { bo, squad } = await withRemoved(team);
    const onceId = team.newId();
    return () => team.storage.squads.join(squad.id, bo, at(2), onceId);
  },
  "squads.remove": async (team) => {
    const { ada, bo, squad } = await withSquad(team);
    await team.storage.squads.join(squad.id, bo, at(1), team.newId());
    const removal = { squadId: squad.id, captain: ada.id, memberId: bo.id, since: 0 };
    const onceId = team.newId();
    return () => team.storage.squads.remove(removal, at(2), onceId);
  },
  "squads.readmit": async (team) => {
    const { removal } = await withRemoved(team);
    const onceId = team.newId();
    return () => team.storage.squads.readmit(removal, onceId);
  },
  "squads.rename": async (team) => {
    const { ada, squad } = await withSquad(team);
    const named = { name: "Zig", key: "zig", teamId: team.teamId, since: 0 };
    const naming = { ...named, squadId: squad.id, memberId: ada.id, captain: ada.id };
    const onceId = team.newId();
    return () => team.storage.squads.rename(naming, onceId);
  },
  "squads.appoint": async (team) => {
    const { ada, bo, squad } = await withSquad(team);
    await team.storage.squads.join(squad.id, bo, at(1), team.newId());
    const onceId = team.newId();
    const to = { squadId: squad.id, captain: ada.id, memberId: bo.id, since: 0 };
    return () => team.storage.squads.appoint(to, onceId);
  },
  "squads.succeed": async (team) => {
    const { ada, bo, squad } = await withSquad(team);
    await team.storage.squads.join(squad.id, bo, at(1), team.newId());
    await team.storage.squads.leave(ada.id, team.newId());
    const notice = { id: team.newId(), markdown: "You're the captain." };
    const to = { squadId: squad.id, memberId: bo.id, since: 0, notice };
    return () => team.storage.squads.succeed(to, at(2));
  },
  "squads.draw": async (team) => {
    const { ada, bo, squad } = await withSquad(team);
    await team.storage.squads.join(squad.id, bo, at(1), team.newId());
    const squads = ["Amber", "Coral"].map((name) => ({
      id: team.newId(),
      name,
      key: name.toLowerCase(),
      notice: `You're in ${name}.`,
    }));
    const scope = { teamId: team.teamId, since: 0, from: dateOf(0) };
    const onceId = team.newId();
    return () => team.storage.squads.draw({ scope, squads, seed: 0.5, memberId: ada.id }, at(2), onceId);
  },
  "squads.leave": async (team) => {
    const { bo, squad } = await withSquad(team);
    await team.storage.squads.join(squad.id, bo, at(1), team.newId());
    const onceId = team.newId();
    return () => team.storage.squads.leave(bo.id, onceId);
  },
  "squads.leave: the last member": async (team) => {
    const { ada } = await withSquad(team);
    const onceId = team.newId();
    return () => team.storage.squads.leave(ada.id, onceId);
  },
  "squads.leave: in none": async ({ storage, meet, newId }) => {
    const [{ id }, onceId] = [await meet("ada"), newId()];
    return () => storage.squads.leave(id, onceId);
  },
};
