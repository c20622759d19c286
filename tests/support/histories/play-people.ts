// What people do with their accounts and settings in random histories.
import { addDays, calendarDate } from "../../../src/core/study-day.ts";
import { freshId } from "../storage/storage.ts";
import type { Plays } from "./plays.ts";
import { named, type World } from "./world.ts";

export const playPeople: Plays<
  | "retention"
  | "zone"
  | "drill zone"
  | "link"
  | "look at code"
  | "separate"
  | "hide"
  | "away"
  | "remind"
  | "delete"
> = {
  async retention({ team, meet }, { person, percent }, now) {
    await team.storage.people.change((await meet(person, 0)).id, { retention: percent }, 0.5, now);
  },

  async zone({ team, meet }, { person, zone }, now) {
    const { id } = await meet(person, 0);
    await team.storage.people.change(id, { zone: { own: zone, inForce: zone } }, 0.5, now);
  },

  async "drill zone"({ team, drillIds }, { drill, zone }, now) {
    await team.storage.drills.change(named(drillIds, drill), { schedule: { zone } }, now);
  },

  link: (world, { person, redeemer }, now) => link(world, person, redeemer, now),

  async "look at code"(world, { person, redeemer }, now) {
    await findCode(world, person, redeemer, now);
  },

  async separate({ team, meet }, { person, home }) {
    const ids = { own: team.newId(), others: team.newId() };
    await team.storage.links.separate((await meet(person, home)).id, ids, freshId());
  },

  async hide({ team, meet }, { person, home, hidden }, now) {
    await team.storage.people.change((await meet(person, home)).id, { hidden }, person / 10, now);
  },

  async away({ team, meet }, { person, after, days }, now) {
    const member = await meet(person, 0);
    const today = calendarDate(now, member.zone);
    const first = addDays(today, after);
    const away = { id: team.newId(), member, first, last: addDays(first, days - 1) };
    await team.storage.reminders.setAway(away, today, now);
  },

  async remind({ team, meet }, { person, home }, now) {
    const { id, zone } = await meet(person, home);
    await team.storage.reminders.set(id, { time: "09:00", zone }, now);
  },

  async delete({ team, meet }, { person }, now) {
    await team.storage.people.delete((await meet(person, 0)).learnerId, freshId(), now);
  },
};

/** Joins a person's Slack account and Discord account. */
export async function link(world: World, person: number, redeemer: number, now: number): Promise<void> {
  const found = await findCode(world, person, redeemer, now);
  if (found === undefined) return;
  const { newId, storage } = world.team;
  const notice = { id: newId(), markdown: "This account is linked now." };
  const { type } = await storage.links.redeem({ ...found, notice }, now, freshId());
  if (type !== "linked") throw new Error(`The accounts weren't linked: ${type}.`);
}

/** One account makes a code, and the other one looks whose it is; undefined if they're linked. */
async function findCode({ team, meet }: World, person: number, redeemer: number, now: number) {
  const { links } = team.storage;
  const [own, other] = [await meet(person, redeemer), await meet(person, 1 - redeemer)];
  if (own.learnerId === other.learnerId) return undefined;
  const code = await links.offer({ id: team.newId(), memberId: other.id, expiresAt: now + 600_000 });
  const found = { memberId: own.id, code };
  await links.redeem(found, now, freshId());
  return found;
}
