// The parameters after the question mark of a PostgreSQL address: Kubedrill takes only those it knows, each once.
import { SetupError } from "../../ports/errors.ts";

const known = [
  "connection_limit",
  "sslmode",
  "sslrootcert",
  "sslcert",
  "sslkey",
  "application_name",
  "host",
  "options",
] as const;

type Name = (typeof known)[number];

export type Parameters = { readonly [N in Name]?: string };

/** Parameters that drivers read in different ways or ignore, and what to write instead. */
const advice: Readonly<Record<string, string>> = {
  ssl: "Write sslmode=verify-full",
  uselibpqcompat: "Remove it: sslmode=verify-full checks the certificate, sslmode=no-verify doesn't",
  user: "Write the user before the host: postgres://user:password@host:5432/database",
  password: "Write the password before the host: postgres://user:password@host:5432/database",
  port: "Write the port after the host: postgres://user:password@host:5432/database",
  dbname: "Write the database after the host: postgres://user:password@host:5432/database",
  database: "Write the database after the host: postgres://user:password@host:5432/database",
};

/** Checks and reads the parameters. @throws SetupError that names an unknown, empty, or repeated one, without its value */
export function readParameters(given: URLSearchParams): Parameters {
  const names = [...given.keys()];
  // An unencoded & in a password turns its rest into parameter names: check the password before showing a name.
  const unknown = names.find((name) => name === "password") ?? names.find((name) => !isKnown(name));
  if (unknown !== undefined)
    throw new SetupError(
      `KUBEDRILL_DATABASE has an unknown parameter${shown(unknown)}. ${adviceFor(unknown)}.`,
    );
  const [empty] = [...given].find(([, value]) => value.trim() === "") ?? [];
  if (empty !== undefined)
    throw new SetupError(`KUBEDRILL_DATABASE has ${empty} without a value. Write one, or remove it.`);
  const damaged = [...given].find(([, value]) => /\p{Cc}/u.test(value))?.[0];
  if (damaged !== undefined)
    throw new SetupError(
      `${damaged} in KUBEDRILL_DATABASE contains a line break or a control character. Remove it.`,
    );
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined)
    throw new SetupError(`KUBEDRILL_DATABASE has ${twice} more than once. Keep one of them.`);
  return Object.fromEntries(given) as Parameters;
}

function isKnown(name: string): name is Name {
  return (known as readonly string[]).includes(name);
}

function adviceFor(name: string): string {
  const letters = plain(name);
  const meant = known.find((other) => plain(other) === letters);
  return meant === undefined
    ? (advice[letters] ?? `Remove it: Kubedrill takes ${known.join(", ")}`)
    : `Write ${meant}`;
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z]/g, "");
}

/** Shows only what looks like a name: anything else may be part of a password. */
function shown(name: string): string {
  return /^[a-z]+([_.-][a-z]+)*$/i.test(name) && name.length <= 40 ? `, ${name}` : "";
}
