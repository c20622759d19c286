// The playground's people: a small team to try things as.
import type { Person } from "../../ports/person.ts";

const names = ["Ada", "Bo", "Chidi", "Dana", "Emre", "Freya"] as const;

export const team = { externalId: "playground", name: "Playground" };

/** The channel that the playground's drill posts to. */
export const channel = "kubernetes-networking";

/** Everybody one can be; the first is the team admin. */
export const people: readonly [Person, ...Person[]] = [
  person(names[0], true),
  ...names.slice(1).map((name) => person(name, false)),
];

/** The person with this id, the first one where there is none. */
export function findPerson(externalId: string | undefined): Person {
  return people.find((one) => one.externalId === externalId) ?? people[0];
}

function person(name: string, admin: boolean): Person {
  return { platform: "playground", team, externalId: name.toLowerCase(), name, admin };
}
