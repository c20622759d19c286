// Secrets from files, as Kubernetes, Compose, and systemd mount them: DISCORD_TOKEN_FILE instead of DISCORD_TOKEN.
import { isUtf8 } from "node:buffer";
import { readFileSync, statSync } from "node:fs";
import { secretNames } from "./variables.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** In bytes. Larger files are something else. */
const LARGEST = 65_536;

/** The variables that name a secret's file. */
export const fileNames = secretNames.map(fileVariable);

/** Paths of files, by the variable that each file's secret stands for. */
export type SecretPaths = Readonly<Record<string, string>>;

export interface SecretFiles {
  /** The secrets that were read, by the variable that each stands for. */
  readonly values: Readonly<Record<string, string>>;
  /** Their files' paths. A path that names a readable file isn't a misplaced secret. */
  readonly paths: SecretPaths;
  /** One sentence per file that can't be used. Never repeats its path, which may be a misplaced secret. */
  readonly problems: readonly string[];
}

/** Such as DISCORD_TOKEN_FILE. */
export function fileVariable(name: string): string {
  return `${name}_FILE`;
}

/** Reads every file that a variable names. Empty variables count as unset. */
export function readSecretFiles(environment: Environment): SecretFiles {
  const values: Record<string, string> = {};
  const paths: Record<string, string> = {};
  const problems: string[] = [];
  for (const name of secretNames) {
    const path = environment[fileVariable(name)] ?? "";
    if (path === "") continue;
    if ((environment[name] ?? "") !== "") {
      problems.push(`${name} and ${fileVariable(name)} are both set. Keep one of them.`);
      continue;
    }
    const read = readSecret(path);
    if ("problem" in read) problems.push(`${fileVariable(name)} ${read.problem}`);
    else {
      values[name] = read.value;
      paths[name] = path;
    }
  }
  return { values, paths, problems };
}

/** Adds the file of each secret that a text for the operator names. */
export function addSecretPaths(text: string, paths: SecretPaths): string {
  const words = new Set(text.split(/\W+/));
  const named = Object.entries(paths).filter(([name]) => words.has(name));
  return [text, ...named.map(([name, path]) => `${name} comes from the file ${path}.`)].join(" ");
}

/** Editors and `echo` end a file with a line break, which is no part of the secret. */
function readSecret(path: string): { readonly value: string } | { readonly problem: string } {
  try {
    const file = statSync(path);
    if (file.isDirectory()) return { problem: "names a folder. Name the file in it." };
    if (!file.isFile()) return { problem: "names something that isn't a plain file. Name a plain file." };
    if (file.size > LARGEST)
      return { problem: "names a file of more than 64 KB. Name the file that holds the secret alone." };
    const bytes = readFileSync(path);
    if (!isUtf8(bytes)) return { problem: "names a file that isn't UTF-8 text. Save it as UTF-8." };
    const value = bytes.toString("utf8").replace(/\r?\n$/, "");
    if (value === "") return { problem: "names an empty file. Write the secret into it." };
    return { value };
  } catch (error) {
    return { problem: explain(error) };
  }
}

function explain(error: unknown): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case "ENOENT":
    case "ENOTDIR":
      return "names a file that doesn't exist. Check the path, and that the secret is mounted.";
    case "EACCES":
    case "EPERM":
      return "names a file that this user can't read. Give this user read permission.";
    default:
      return `names a file that can't be read (${(error as NodeJS.ErrnoException).code ?? "unknown reason"}). Check the path.`;
  }
}
