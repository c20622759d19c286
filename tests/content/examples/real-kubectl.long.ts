// Runs the content's commands with a real kubectl.
// No cluster is needed: kubectl refuses unknown commands, flags, and values before it connects.
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findTool, hasKubernetesTools } from "../../support/deploy/kubernetes-tools.ts";
import { temporaryFolder } from "../../support/kubedrill-process.ts";
import { listBlocks, listInlineCode, loadOwnContent } from "./content-code.ts";
import { splitCommands } from "./shell-words.ts";

/** Where no one listens. */
const noCluster = `apiVersion: v1
kind: Config
clusters: [{ name: none, cluster: { server: "http://127.0.0.1:1" } }]
contexts: [{ name: none, context: { cluster: none } }]
current-context: none
`;

/** What kubectl says about a wrong call, and not about a missing cluster, file, or argument of a shortened command. */
const refusals =
  /^(?:error: )?(?:unknown (?:shorthand )?flag|unknown command|invalid argument|flag needs an argument|required flag|unable to match a printer|Invalid value).*$/im;

/** Commands in blocks and sentences, and who shows them. `…` and `<name>` stand for what the reader fills in. */
function listCommands() {
  const curriculum = loadOwnContent();
  const scripts = [
    ...listBlocks(curriculum).flatMap(({ owner, language, text }) => {
      const shown = text.match(/^\$ (?:.*\\\n)*.*$/gm)?.map((line) => line.slice(2)) ?? [];
      return language === "bash" ? [{ owner, text }] : shown.map((line) => ({ owner, text: line }));
    }),
    ...listInlineCode(curriculum).filter(({ text }) => text.startsWith("kubectl ")),
  ];
  const commands = scripts.flatMap(({ owner, text }) =>
    splitCommands(text).flatMap(([program, ...words]) =>
      program === "kubectl" ? [{ owner, words: words.filter((word) => word !== "…") }] : [],
    ),
  );
  return [...new Map(commands.map((command) => [command.words.join(" "), command])).values()];
}

describe.skipIf(!hasKubernetesTools)("the content's commands with a real kubectl", () => {
  it("are accepted up to the connection", () => {
    const config = join(temporaryFolder(), "config");
    writeFileSync(config, noCluster);
    const kubectl = findTool("kubectl");
    const run = (words: readonly string[]) =>
      spawnSync(kubectl, words, {
        env: { KUBECONFIG: config, HOME: temporaryFolder() },
        encoding: "utf8",
        timeout: 20_000,
      });
    expect(run(["get", "pods", "--no-such-flag"]).stderr).toMatch(refusals);
    const commands = listCommands();
    expect(commands.length).toBeGreaterThan(100);
    const refused = commands.flatMap(({ owner, words }) => {
      const { stderr } = run(words);
      const message = refusals.exec(stderr)?.[0];
      return message === undefined ? [] : [`${owner}: kubectl ${words.join(" ")}: ${message}`];
    });
    expect(refused).toEqual([]);
  }, 600_000);
});
