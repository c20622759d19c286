// The part of kubectl that content uses, from its reference (kubernetes.io/docs/reference/kubectl/generated/).

/** Whether a flag stands alone or takes a value. */
type FlagKind = "switch" | "value";
type Flags = Readonly<Record<string, FlagKind>>;

interface Subcommand {
  readonly flags: Flags;
  /** The possible next words, if the command has a second one. */
  readonly next?: Readonly<Record<string, Subcommand>>;
  /** Whether its first argument is a kind of resource, or a list of kinds. */
  readonly takesKinds?: true;
  /** Whether a command for the container follows `--`. */
  readonly runsCommand?: true;
}

const globalFlags: Flags = { "-n": "value", "--namespace": "value", "--context": "value" };
const select: Flags = { "-l": "value", "--selector": "value", "-A": "switch", "--all-namespaces": "switch" };
const terminal: Flags = { "-i": "switch", "--stdin": "switch", "-t": "switch", "--tty": "switch" };
const noFlags: Subcommand = { flags: {} };

const subcommands: Readonly<Record<string, Subcommand>> = {
  apply: { flags: { "-f": "value", "--filename": "value" } },
  auth: { flags: {}, next: { "can-i": { flags: { "--list": "switch", "--as": "value" } } } },
  "cluster-info": noFlags,
  create: {
    flags: {},
    next: {
      configmap: { flags: { "--from-file": "value", "--from-literal": "value" } },
      namespace: { flags: { "--dry-run": "value" } },
      secret: { flags: {}, next: { tls: { flags: { "--cert": "value", "--key": "value" } } } },
    },
  },
  debug: {
    flags: {
      ...terminal,
      "--image": "value",
      "--profile": "value",
      "--target": "value",
      "--copy-to": "value",
    },
    runsCommand: true,
  },
  delete: {
    flags: { ...select, "--force": "switch", "--grace-period": "value", "--wait": "switch" },
    takesKinds: true,
  },
  describe: { flags: select, takesKinds: true },
  edit: noFlags,
  events: {
    flags: {
      "-A": "switch",
      "--for": "value",
      "--types": "value",
      "-w": "switch",
      "--watch": "switch",
    },
  },
  exec: { flags: { ...terminal, "-c": "value", "--container": "value" }, runsCommand: true },
  explain: { flags: { "--recursive": "switch", "--api-version": "value" } },
  get: {
    flags: {
      ...select,
      "-o": "value",
      "--output": "value",
      "-w": "switch",
      "--watch": "switch",
      "--field-selector": "value",
      "--show-labels": "switch",
      "--raw": "value",
    },
    takesKinds: true,
  },
  label: { flags: { ...select, "--overwrite": "switch" } },
  logs: {
    flags: {
      "-l": "value",
      "--selector": "value",
      "-c": "value",
      "--container": "value",
      "-p": "switch",
      "--previous": "switch",
      "-f": "switch",
      "--follow": "switch",
      "--prefix": "switch",
      "--since": "value",
      "--tail": "value",
    },
  },
  "port-forward": { flags: { "--address": "value" } },
  rollout: { flags: {}, next: { restart: { flags: {} }, status: { flags: {} } } },
  run: {
    flags: { ...terminal, "--image": "value", "--rm": "switch", "--restart": "value", "--command": "switch" },
    runsCommand: true,
  },
  set: { flags: {}, next: { image: { flags: {} } } },
};

/** Names of kinds: singular, plural, and short. */
const kinds: ReadonlySet<string> = new Set(
  `configmap configmaps cm daemonset daemonsets ds deployment deployments deploy endpoints ep endpointslice
  endpointslices event events ev gateway gateways httproute httproutes ingress ingresses ing ingressclass
  ingressclasses ipaddress ipaddresses ip namespace namespaces ns networkpolicy networkpolicies netpol node nodes no
  pod pods po secret secrets service services svc servicecidr servicecidrs statefulset statefulsets sts
  validatingwebhookconfiguration validatingwebhookconfigurations`.split(/\s+/),
);

/** What's wrong with a kubectl command; `words` start after `kubectl`. */
export function checkKubectl(words: readonly string[]): readonly string[] {
  const problems: string[] = [];
  const args: string[] = [];
  let subcommand: Subcommand | undefined;
  let name = "kubectl";
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? "";
    if (word === "--") {
      if (subcommand?.runsCommand !== true) problems.push(`${name} takes no command after --`);
      else if (at === words.length - 1) problems.push("nothing follows --");
      break;
    }
    if (word.startsWith("-")) {
      const flag = readFlag(word, { ...globalFlags, ...subcommand?.flags });
      if (flag === "unknown") problems.push(`${name} has no flag ${word}`);
      else if (flag === "needs value") {
        at += 1;
        if (words[at] === undefined) problems.push(`${word} needs a value`);
      }
      continue;
    }
    const deeper: Subcommand | undefined =
      args.length > 0 ? undefined : subcommand === undefined ? subcommands[word] : subcommand.next?.[word];
    if (deeper !== undefined) {
      subcommand = deeper;
      name = `${name} ${word}`;
    } else if (subcommand === undefined) return [`kubectl has no subcommand ${word}`];
    else if (subcommand.next !== undefined) return [`${name} has no subcommand ${word}`];
    else args.push(word);
  }
  return [...problems, ...(subcommand?.takesKinds === true ? checkKinds(name, args[0]) : [])];
}

/** Reads `--flag=value`, `--flag value`, `-n value`, `-nvalue`, and joined switches such as `-it`. */
function readFlag(word: string, flags: Flags): "ok" | "needs value" | "unknown" {
  const [name = "", value] = word.split(/=(.*)/s, 2);
  const kind = flags[name];
  if (kind === "value") return value === undefined ? "needs value" : "ok";
  if (kind === "switch") return value === undefined || /^(true|false)$/.test(value) ? "ok" : "unknown";
  if (word.startsWith("--")) return "unknown";
  if (flags[word.slice(0, 2)] === "value") return "ok";
  return [...word.slice(1)].every((letter) => flags[`-${letter}`] === "switch") ? "ok" : "unknown";
}

/** A sentence about the command can leave out the argument. */
function checkKinds(name: string, argument: string | undefined): readonly string[] {
  const asked = argument?.split("/", 1)[0]?.split(",") ?? [];
  return asked.filter((kind) => !kinds.has(kind)).map((kind) => `${name}: there is no kind ${kind}`);
}
