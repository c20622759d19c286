// People with an account on Slack and one on Discord, for tests of links.
import type { LinkCode } from "../../../src/core/link-code.ts";
import type { Person } from "../../../src/ports/person.ts";
import type { Member, Redeemed } from "../../../src/ports/storage/people.ts";
import { at, type TestTeam } from "./storage.ts";

export const slack: Partial<Person> = {
  platform: "slack",
  team: { externalId: "TS", name: "Acme" },
};

export const discord: Partial<Person> = {
  platform: "discord",
  team: { externalId: "TD", name: "Kube Club" },
};

const MINUTE = 60_000;

/** A new code of a member, which lasts ten minutes from `now`. */
export function offer({ storage, newId }: TestTeam, { id }: Member, now = at(0)): Promise<LinkCode> {
  return storage.links.offer({ id: newId(), memberId: id, expiresAt: now + 10 * MINUTE });
}

/** Redeems a code, and joins the accounts if it works. */
export function redeem(
  { storage, newId }: TestTeam,
  { id }: Member,
  code: LinkCode,
  now = at(0),
): Promise<Redeemed> {
  const notice = { id: newId(), markdown: "This account is linked now." };
  return storage.links.redeem({ memberId: id, code, notice }, now, newId());
}

/** Links two accounts; the first one redeems. @throws Error if they can't be linked */
export async function joinAccounts(team: TestTeam, one: Member, other: Member): Promise<void> {
  const { type } = await redeem(team, one, await offer(team, other));
  if (type !== "linked") throw new Error(`The accounts were not linked: ${type}.`);
}

export function separate({ storage, newId }: TestTeam, { id }: Member): Promise<boolean> {
  return storage.links.separate(id, { own: newId(), others: newId() }, newId());
}
