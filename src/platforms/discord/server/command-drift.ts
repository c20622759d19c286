// How the commands that Discord has differ from those that this version describes: pure.
import type { Answer } from "../payloads/read-answer.ts";
import type { describeCommands } from "./describe-commands.ts";

/** Discord adds ids and versions, and leaves out what is usual. */
type Described = Answer<"commands">[number];

const compared = [
  "type",
  "description",
  "required",
  "autocomplete",
  "choices",
  "min_value",
  "max_value",
  "max_length",
  "default_member_permissions",
] as const;

/** One sentence for each command that is missing, too many, or other than described. */
export function commandDrift(
  ours: ReturnType<typeof describeCommands>,
  theirs: readonly Described[],
): readonly string[] {
  const registered = new Map(theirs.map((command) => [command.name, command]));
  const own = new Set<string>(ours.map(({ name }) => name));
  return [
    ...ours.flatMap((command) => {
      const there = registered.get(command.name);
      if (there === undefined) return [`/${command.name} is not registered.`];
      const same = essence(command as unknown as Described) === essence(there);
      return same ? [] : [`/${command.name} is registered as another version describes it.`];
    }),
    ...theirs
      .filter(({ name }) => !own.has(name))
      .map(({ name }) => `/${name} is registered, but this version has none.`),
  ];
}

function essence(command: Described): string {
  return JSON.stringify([
    command.name,
    // A missing field is the same as false or empty.
    ...compared.map((key) => command[key] || null),
    sorted(command.contexts),
    sorted(command.integration_types),
    (command.options ?? []).map(essence),
  ]);
}

function sorted(list: unknown): unknown {
  return Array.isArray(list) ? list.toSorted() : null;
}
