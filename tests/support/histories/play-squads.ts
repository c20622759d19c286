// Squads in random histories.
import { dateOf, freshId } from "../storage/storage.ts";
import type { Plays } from "./plays.ts";
import { fromLatest, named } from "./world.ts";

const names = ["Larks", "Night owls", "Night owls!", "Packet pirates"] as const;

function squadName(name: number, id: string) {
  const shown = named(names, name);
  return { id, name: shown, key: shown.replaceAll("!", "").toLowerCase() };
}

export const playSquads: Plays<
  "create squad" | "join squad" | "leave squad" | "remove" | "readmit" | "appoint" | "rename squad" | "draw"
> = {
  async "create squad"({ team, meet, squads }, { home, person, name }, now) {
    const member = await meet(person, home);
    const { id } = squadName(name, team.newId());
    const created = await team.storage.squads.create(squadName(name, id), member, now);
    if (created.type === "created") squads.push({ id, teamId: member.teamId });
  },

  async "join squad"({ team, meet, homeOf, squads }, { person, squad }, now) {
    const found = fromLatest(squads, squad);
    if (found === undefined) return;
    const member = await meet(person, homeOf(found.teamId));
    await team.storage.squads.join(found.id, member, now, freshId());
  },

  async "leave squad"({ team, meet }, { home, person }) {
    await team.storage.squads.leave((await meet(person, home)).id, freshId());
  },

  remove: (world, action, now) =>
    asCaptain(world, action, (removal) => world.team.storage.squads.remove(removal, now, freshId())),

  readmit: (world, action) =>
    asCaptain(world, action, (removal) => world.team.storage.squads.readmit(removal, freshId())),

  appoint: (world, action) =>
    asCaptain(world, action, (removal) => world.team.storage.squads.appoint(removal, freshId())),

  async "rename squad"({ team, squads }, { squad, name }) {
    const found = fromLatest(squads, squad);
    if (found === undefined) return;
    const { captain } = (await team.storage.squads.people(found.id, found.teamId, 0)) ?? {};
    if (captain === undefined) return;
    const naming = { ...squadName(name, found.id), squadId: found.id, teamId: found.teamId };
    await team.storage.squads.rename({ ...naming, memberId: captain, captain, since: 0 }, freshId());
  },

  async draw({ team, teamIds, meet, squads }, { home, squads: count, seed }, now) {
    const teamId = named(teamIds, home);
    const drawn = Array.from({ length: count }, () => {
      const id = team.newId();
      return { id, name: `Squad ${id}`, key: `squad ${id}`, notice: `You're in squad ${id} now.` };
    });
    const { id: memberId } = await meet(0, home);
    const scope = { teamId, since: 0, from: dateOf(0) };
    const drawing = { scope, squads: drawn, seed: seed / 10, memberId };
    const { type } = await team.storage.squads.draw(drawing, now, freshId());
    if (type === "drawn") squads.push(...drawn.map(({ id }) => ({ id, teamId })));
  },
};

type Removal = Parameters<Plays<"remove">["remove"]>;

async function asCaptain(
  { team, meet, homeOf, squads }: Removal[0],
  { squad, person }: Pick<Removal[1], "squad" | "person">,
  change: (removal: {
    readonly squadId: string;
    readonly captain: string;
    readonly memberId: string;
    readonly since: number;
  }) => Promise<unknown>,
): Promise<void> {
  const found = fromLatest(squads, squad);
  if (found === undefined) return;
  const { captain } = (await team.storage.squads.people(found.id, found.teamId, 0)) ?? {};
  if (captain === undefined) return;
  const { id: memberId } = await meet(person, homeOf(found.teamId));
  await change({ squadId: found.id, captain, memberId, since: 0 });
}
