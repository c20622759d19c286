// A team's squads, and the buttons under a reply.
import { buttonsOf, type TestApp } from "../../support/app.ts";

export const labels = (reply: Parameters<typeof buttonsOf>[0]) => buttonsOf(reply).map(({ label }) => label);

/** The team's squads as “name: members”, sorted by name. */
export async function squads(app: TestApp): Promise<readonly string[]> {
  const { teamId } = await app.meet("ada");
  const all = await app.storage.squads.ofTeam(teamId, 0);
  const members = new Map<string, string>();
  for (const name of ["ada", "bo", "chidi", "dana"]) members.set((await app.meet(name)).id, name);
  return all.map(
    (squad) =>
      `${squad.name}: ${squad.members
        .map((id) => members.get(id))
        .toSorted()
        .join(", ")}`,
  );
}
