// Bad values: the schema refuses each alone, and a sentence refuses those that contradict each other.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { breakRules, group, valuesOf } from "../support/deploy/bad-values.ts";
import {
  at,
  chart,
  readValueSet,
  renderNotes,
  type Tree,
  tryRender,
  valueSets,
} from "../support/deploy/chart.ts";
import { hasKubernetesTools } from "../support/deploy/kubernetes-tools.ts";

const schema = JSON.parse(readFileSync(join(chart, "values.schema.json"), "utf8")) as Tree;
const defaults = parse(readFileSync(join(chart, "values.yaml"), "utf8")) as Tree;
const rules = breakRules(schema, at(schema, "$defs"));
const groups = group(rules).map((bad, index) => [index, bad] as const);

const isEmpty = (value: unknown) => JSON.stringify(value) === "{}";

/** All values that aren't maps of further ones, by path. */
function leavesOf(tree: Tree, path = ""): readonly string[] {
  return Object.entries(tree).flatMap(([key, value]) => {
    const here = path === "" ? key : `${path}.${key}`;
    const isMap = typeof value === "object" && value !== null && !Array.isArray(value);
    return isMap && Object.keys(value).length > 0 ? leavesOf(value as Tree, here) : [here];
  });
}

describe("the schema of values", () => {
  it("names exactly the values that exist", () => {
    const named = (part: Tree, path: string): readonly string[] =>
      Object.entries(at<Tree>(part, "properties")).flatMap(([key, inner]) => {
        const here = path === "" ? key : `${path}.${key}`;
        const isLeaf = at(inner as Tree, "properties") === undefined || isEmpty(at(defaults, here));
        return isLeaf ? [here] : named(inner as Tree, here);
      });
    const missing = named(schema, "").filter((path) => at<unknown>(defaults, path) === undefined);
    // Charts that use this one as a part bring it along.
    expect(missing).toEqual(["global"]);
  });

  it("refuses unknown keys in every object that it describes", () => {
    const open = (part: unknown, path: string): readonly string[] => {
      if (typeof part !== "object" || part === null) return [];
      const isOpen = "properties" in part && at<unknown>(part as Tree, "additionalProperties") !== false;
      return [
        ...(isOpen ? [path] : []),
        ...Object.entries(part).flatMap(([key, inner]) => open(inner, `${path}/${key}`)),
      ];
    };
    expect(open(schema, "")).toEqual([]);
  });

  it("has a value set that changes each value", () => {
    const sets = valueSets.map(readValueSet);
    const unchanged = leavesOf(defaults).filter((path) => {
      const usual = JSON.stringify(at<unknown>(defaults, path));
      return sets.every((set) => [undefined, usual].includes(JSON.stringify(at<unknown>(set, path))));
    });
    expect(unchanged).toEqual([]);
  });
});

describe.skipIf(!hasKubernetesTools)("values that the schema refuses", () => {
  it("are at least one for each of its rules", () => {
    expect(rules.length).toBeGreaterThan(150);
  });

  it.each(groups)("group %i: helm names each bad value's place, and nothing else", (_, bad) => {
    const { code, out, err } = tryRender(valuesOf(bad));
    expect(code).toBe(1);
    expect(out).toBe("");
    const places = [...err.matchAll(/^ *- at '([^']*)': (?!validation failed)/gm)].map(([, place]) => place);
    expect(places.toSorted()).toEqual(bad.map(({ said }) => said).toSorted());
  });
});

const discord = { discord: { enabled: true } };
const postgres = { database: { kind: "postgres" } };

describe.skipIf(!hasKubernetesTools)("values that contradict each other", () => {
  it.each<[string, Tree, string]>([
    [
      "SQLite with two Pods",
      { replicas: 2 },
      "SQLite is one file for one process, so replicas can't be 2: set replicas to 1, or database.kind to postgres.",
    ],
    [
      "too few days for inactive members",
      { keepInactiveDays: 5 },
      "keepInactiveDays can't be 5: 0 keeps everyone, otherwise use 30 to 3650 days.",
    ],
    [
      "a secret as a plain variable",
      {
        ...discord,
        secrets: { existingSecret: "kubedrill" },
        extraEnv: [{ name: "DISCORD_TOKEN", value: "x" }],
      },
      "extraEnv sets DISCORD_TOKEN, which comes from a Secret: remove it from extraEnv.",
    ],
    [
      "Litestream with PostgreSQL",
      { ...postgres, litestream: { enabled: true } },
      "Litestream copies SQLite only: set litestream.enabled to false and use your PostgreSQL's backups.",
    ],
    [
      "Litestream without a place",
      { litestream: { enabled: true } },
      "Litestream needs a place for its copy: set litestream.replica, for example to {type: s3, bucket: backups, path: kubedrill}.",
    ],
    [
      "Slack over HTTP without an address",
      { slack: { mode: "http" } },
      "Slack over HTTP needs the address that Slack calls: set publicUrl, for example to https://kubedrill.example.com.",
    ],
    [
      "an Ingress without Slack",
      { ingress: { enabled: true } },
      "Only Slack over HTTP needs an Ingress or HTTPRoute: set slack.mode to http, or disable both.",
    ],
    [
      "an HTTPRoute without a Gateway",
      { slack: { mode: "http" }, publicUrl: "https://x.example", httpRoute: { enabled: true } },
      "An HTTPRoute needs a Gateway: set httpRoute.parentRefs, for example to [{name: public, namespace: gateways}].",
    ],
    [
      "the playground next to Discord",
      { ...discord, playground: "on" },
      "The playground runs only without Discord and Slack: set playground to off, or disable both platforms.",
    ],
    [
      "two content volumes",
      { contentVolume: { emptyDir: {}, configMap: {} } },
      "contentVolume takes one kind of volume, for example {persistentVolumeClaim: {claimName: content}}.",
    ],
    [
      "a platform without its secret",
      discord,
      "DISCORD_TOKEN is missing: name a Secret that has it in secrets.existingSecret, or in secrets.refs.DISCORD_TOKEN.",
    ],
    [
      "PostgreSQL without its address",
      postgres,
      "KUBEDRILL_DATABASE is missing: name a Secret that has it in secrets.existingSecret, or in secrets.refs.KUBEDRILL_DATABASE.",
    ],
    [
      "one secret from two places",
      {
        ...discord,
        secrets: { refs: { DISCORD_TOKEN: { name: "a", key: "b" } }, values: { DISCORD_TOKEN: "c" } },
      },
      "DISCORD_TOKEN is in secrets.refs and in secrets.values: keep one of them.",
    ],
    [
      "a secret that nothing reads",
      { secrets: { values: { DISCORD_TOKEN: "hunter2" } } },
      "Nothing reads secrets.values.DISCORD_TOKEN with these values: enable its platform or database, or remove it.",
    ],
  ])("%s: one sentence", (_, values, sentence) => {
    const { code, out, err } = tryRender(values);
    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain(`: ${sentence}\n`);
    expect(err).not.toContain("hunter2");
  });
});

const withAddress = (sslMode: string, query = "") => ({
  database: { kind: "postgres", postgres: { sslMode } },
  secrets: { values: { KUBEDRILL_DATABASE: `postgres://u:hunter2@db.example/k${query}` } },
});

describe.skipIf(!hasKubernetesTools)("the notes after an installation", () => {
  it.each<[string, Tree, RegExp]>([
    [
      "names the link for Discord",
      readValueSet("sqlite-discord"),
      /exec statefulset\/kubedrill -c kubedrill -- node src\/cli\.ts discord invite/,
    ],
    ["names Slack's check", readValueSet("sqlite-slack-socket"), /-- node src\/cli\.ts slack doctor/],
    [
      "names Slack's installation",
      readValueSet("postgres-slack-http-route"),
      /at https:\/\/kubedrill\.example\.com:8443\/slack\/install\n/,
    ],
    [
      "names the playground's address",
      readValueSet("sqlite-playground"),
      /port-forward service\/kubedrill 3000:8080/,
    ],
    ["warn that no platform runs", {}, /WARNING: No platform is enabled/],
    [
      "warn that the NetworkPolicy stops Litestream",
      {
        litestream: {
          enabled: true,
          replica: { type: "s3", bucket: "b", endpoint: "http://minio.storage:9000" },
        },
      },
      /WARNING: The NetworkPolicy .*If http:\/\/minio\.storage:9000 is elsewhere/,
    ],
    ["warn of secrets in values", withAddress("verify-full"), /WARNING: secrets\.values are stored/],
    [
      "warn of PostgreSQL without TLS",
      withAddress("disable"),
      /WARNING: PostgreSQL without verified TLS \(sslmode disable\)/,
    ],
    [
      "warn of unchecked certificates",
      withAddress("verify-full", "?sslmode=no-verify"),
      /TLS \(sslmode no-verify\)/,
    ],
    [
      "warn of an address without TLS",
      withAddress(""),
      /WARNING: PostgreSQL without TLS: the address has no sslmode/,
    ],
    [
      "warn of an unknown address",
      { database: { kind: "postgres", postgres: { sslMode: "" } }, secrets: { existingSecret: "x" } },
      /WARNING: database\.postgres\.sslMode is empty/,
    ],
    [
      "warn of a missing operator",
      readValueSet("postgres-monitoring"),
      /WARNING: This cluster has no Prometheus Operator/,
    ],
  ])("%s", (_, values, said) => {
    const notes = renderNotes(values);
    expect(notes).toMatch(said);
    expect(notes).not.toContain("hunter2");
  });

  it("warn of nothing if PostgreSQL's certificate is checked", () => {
    expect(renderNotes(withAddress("disable", "?sslmode=verify-full"))).not.toContain("WARNING: PostgreSQL");
    expect(renderNotes(readValueSet("postgres-discord"))).not.toContain("WARNING");
  });
});
