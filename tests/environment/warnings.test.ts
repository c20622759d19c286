// A variable that is set but not read, or not read as meant, gets a warning; a start isn't refused because of it.
import { describe, expect, it } from "vitest";
import { configWarnings } from "../../src/config.ts";
import { runCli } from "../support/kubedrill-process.ts";

describe("a misspelled variable", () => {
  it.each([
    ["KUBEDRIL_DATABASE", "KUBEDRILL_DATABASE"],
    ["KUBEDRILL_DATABSE", "KUBEDRILL_DATABASE"],
    ["KUBEDRILL_DATABASES", "KUBEDRILL_DATABASE"],
    ["KUBEDRILL_DATABASE_URL", "KUBEDRILL_DATABASE"],
    ["KUBEDRILLDATABASE", "KUBEDRILL_DATABASE"],
    ["kubedrill_database", "KUBEDRILL_DATABASE"],
    ["KUBEDRILL-DATABASE", "KUBEDRILL_DATABASE"],
    ["KUBERDRILL_SECRET", "KUBEDRILL_SECRET"],
    ["KUBEDRILL_CONTNET", "KUBEDRILL_CONTENT"],
    ["SLACK_BOT_TOKN", "SLACK_BOT_TOKEN"],
    ["SLACK_BOT_TOKEN_PATH", "SLACK_BOT_TOKEN"],
    ["SLACK_BOT_TOKN_FILE", "SLACK_BOT_TOKEN_FILE"],
    ["SLACK_SIGNIN_SECRET", "SLACK_SIGNING_SECRET"],
    ["DISCORD_TOKE", "DISCORD_TOKEN"],
    ["DISCROD_TOKEN", "DISCORD_TOKEN"],
    ["METRIC_PORT", "METRICS_PORT"],
    ["PUBLIC_URI", "PUBLIC_URL"],
    ["LOGLEVEL", "LOG_LEVEL"],
  ])("%s is named with what was meant, and its value is not shown", (name, meant) => {
    expect(configWarnings({ [name]: "hunter2-secret" })).toEqual([
      `Kubedrill doesn't read ${name}. Did you mean ${meant}?`,
    ]);
  });

  it("is none where another program's variable only looks like one of ours", () => {
    const others = {
      HOSTNAME: "kubedrill-0",
      HOSTS: "a b",
      PORTS: "1",
      POST: "1",
      SLACK_BOT_ID: "B1",
      SLACK_APP_ID: "A1",
      GITHUB_CLIENT_ID: "1",
      DISCORD_CLIENT_ID: "1",
      DATABASE_URL: "postgres://db/other",
      NODE_ENV: "production",
      // Kubernetes sets these in every pod next to a service named kubedrill.
      KUBEDRILL_PORT: "tcp://10.0.0.1:3000",
      KUBEDRILL_PORT_3000_TCP_ADDR: "10.0.0.1",
      KUBEDRILL_SERVICE_HOST: "10.0.0.1",
      KUBEDRILL_SERVICE_PORT: "3000",
    };
    expect(configWarnings(others)).toEqual([]);
  });

  it("is none where the variable is empty, or both are known", () => {
    expect(
      configWarnings({ KUBEDRIL_DATABASE: "", DISCORD_API_URL: "http://a", SLACK_API_URL: "http://b" }),
    ).toEqual([]);
  });

  it("is shown before what the missing one leads to", async () => {
    const { code, err } = await runCli(["start"], {
      SLACK_BOT_TOKN: "xoxb-hunter2",
      SLACK_APP_TOKEN: "xapp-hunter2",
    });
    expect(code).toBe(1);
    expect(err.split("\n")).toEqual([
      "Kubedrill doesn't read SLACK_BOT_TOKN. Did you mean SLACK_BOT_TOKEN?",
      expect.stringMatching(/^Slack over a socket needs one more variable: SLACK_BOT_TOKEN /),
      "",
    ]);
  });
});

describe("TZ", () => {
  it.each(["Nonsense/Zone", "europe/berlin", "Europe/Berlin ", "CET-1CEST", "+02:00"])(
    "of “%s”, which counts as UTC, is named",
    (zone) => {
      expect(configWarnings({ TZ: zone })).toEqual([
        "TZ isn't a time zone that Kubedrill knows, so it uses UTC. Write one such as Europe/Berlin.",
      ]);
    },
  );

  it.each([
    "Europe/Berlin",
    ":Europe/Berlin",
    "UTC",
    "Etc/UTC",
    "GMT",
    "UTC0",
    "Asia/Kolkata",
    "US/Eastern",
    "",
  ])("of “%s” is taken as it is", (zone) => {
    expect(configWarnings({ TZ: zone })).toEqual([]);
  });
});
