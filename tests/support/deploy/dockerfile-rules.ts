// Rules for a Dockerfile whose image runs with few rights and no shell.
import { DockerfileParser, type Instruction, Keyword } from "dockerfile-ast";
import { secretNames } from "../../../src/environment/variables.ts";

/** A name that suggests a value no image should contain. */
const SECRET = /TOKEN|SECRET|PASSWORD|PASSPHRASE|_KEY$|DATABASE_URL|CREDENTIAL/i;
/** What can come from a file is refused if a variable has it, too: the image must not set it. */
const isSecret = (name: string) => SECRET.test(name) || secretNames.some((secret) => secret === name);
const LABELS = ["source", "version", "licenses"].map((name) => `org.opencontainers.image.${name}`);

/**
 * The rules that a Dockerfile breaks, one line each: `rule: what is wrong`.
 * `exists` says whether a path is in the build context.
 */
export function brokenRules(text: string, exists: (path: string) => boolean): readonly string[] {
  const file = DockerfileParser.parse(text);
  const all = file.getInstructions();
  const of = (keyword: Keyword) => all.filter((instruction) => instruction.getKeyword() === keyword);
  const broken: string[] = [];
  const demand = (holds: boolean, rule: string, what: string) => {
    if (!holds) broken.push(`${rule}: ${what.replaceAll(/\s+/g, " ").trim()}`);
  };

  const stages = new Set<string>();
  for (const from of file.getFROMs()) {
    const earlier = stages.has(from.getImage() ?? "");
    const pinned = /^\d+\.\d+\.\d+/.test(from.getImageTag() ?? "") || from.getImageDigest() !== null;
    demand(earlier || pinned, "a full version or a digest", from.toString());
    stages.add(from.getBuildStage() ?? "");
  }

  for (const add of of(Keyword.ADD)) demand(false, "COPY instead of ADD", add.toString());

  for (const run of of(Keyword.RUN)) {
    const command = argumentsOf(run);
    const installs = /\bapt(-get)? (-\S+ )*install\b/.test(command);
    const clean =
      command.includes("--no-install-recommends") && command.includes("rm -rf /var/lib/apt/lists");
    demand(!installs || clean, "apt cleans up", command);
    demand(!/\b(curl|wget)\b.*\|\s*(ba)?sh\b/.test(command), "no script from the network", command);
    demand(!/\bsudo\b/.test(command), "no sudo", command);
  }

  const last = of(Keyword.FROM).at(-1);
  const final = last === undefined ? [] : all.slice(all.indexOf(last));
  const ofFinal = (keyword: Keyword) => final.filter((instruction) => instruction.getKeyword() === keyword);
  const user = argumentsOf(ofFinal(Keyword.USER).at(-1));
  demand(/^[1-9]\d*:[1-9]\d*$/.test(user), "a numeric user and group that aren't root", user || "no USER");

  for (const keyword of [Keyword.CMD, Keyword.ENTRYPOINT, Keyword.HEALTHCHECK])
    for (const instruction of of(keyword))
      demand(isExec(argumentsOf(instruction)), "commands without a shell", instruction.toString());
  demand(ofFinal(Keyword.CMD).length === 1, "one command", "CMD");
  demand(ofFinal(Keyword.HEALTHCHECK).length === 1, "a health check", "HEALTHCHECK");
  demand(argumentsOf(ofFinal(Keyword.STOPSIGNAL)[0]) === "SIGTERM", "stops with SIGTERM", "STOPSIGNAL");

  for (const instruction of [...file.getENVs(), ...file.getARGs()])
    for (const property of instruction.getProperties())
      demand(!isSecret(property.getName()), "no secrets", instruction.toString());

  for (const copy of file.getCOPYs()) {
    const from = copy.getFromFlag()?.getValue();
    const sources = copy.getArguments().map((argument) => argument.getValue());
    if (from === undefined || from === null)
      for (const path of sources.slice(0, -1)) demand(exists(path), "copies what exists", path);
    else demand(stages.has(from), "copies from a stage", from);
  }

  for (const folder of of(Keyword.WORKDIR))
    demand(argumentsOf(folder).startsWith("/"), "an absolute folder", folder.toString());

  const labels = ofFinal(Keyword.LABEL).map(argumentsOf).join(" ");
  for (const name of LABELS) demand(labels.includes(`${name}=`), "labels", name);
  return broken;
}

function argumentsOf(instruction: Instruction | undefined): string {
  return instruction?.getRawArgumentsContent()?.trim() ?? "";
}

/** A list of words, after the options and CMD of a health check. */
function isExec(command: string): boolean {
  const words = /(?:^|CMD\s+)(\[.*\])$/s.exec(command)?.[1];
  try {
    return words !== undefined && Array.isArray(JSON.parse(words));
  } catch {
    return false;
  }
}

/** The variables that the image sets. */
export function imageEnvironment(text: string): Readonly<Record<string, string>> {
  const properties = DockerfileParser.parse(text)
    .getENVs()
    .flatMap((instruction) => instruction.getProperties());
  return Object.fromEntries(properties.map((one) => [one.getName(), one.getValue() ?? ""]));
}
