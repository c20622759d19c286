// The playground's people and places: a small team to try things as, its channel, and what else holds messages.
import type { MessageRef, Person } from "../../ports/person.ts";

const names = ["Ada", "Bo", "Chidi", "Dana", "Emre", "Freya"] as const;

export const team = { externalId: "playground", name: "Playground" };

/** Everybody one can be; the first is the team admin. */
export const people: readonly [Person, ...Person[]] = [
  person(names[0], true),
  ...names.slice(1).map((name) => person(name, false)),
];

/** The person with this ID, the first one if there is none. */
export function findPerson(externalId: string | undefined): Person {
  return people.find((one) => one.externalId === externalId) ?? people[0];
}

/** The channel that the playground's drill posts to, named after the subject: “kubernetes-networking”. */
export function channelOf(subject: string): string {
  const slug = subject
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
  return slug === "" ? "general" : slug;
}

/** Where a person's direct messages are stored. No channel's name begins like this. */
export function directChannel(member: string): string {
  return `@${member}`;
}

/** Where the thread of a message is stored. */
export function threadChannel(message: MessageRef | string): string {
  return `#${message}`;
}

function person(name: string, admin: boolean): Person {
  return { platform: "playground", team, externalId: name.toLowerCase(), name, admin };
}
