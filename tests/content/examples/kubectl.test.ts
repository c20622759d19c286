import { describe, expect, it } from "vitest";
import { type Block, listBlocks, listInlineCode, loadOwnContent } from "./content-code.ts";
import { checkKubectl } from "./kubectl.ts";
import { splitCommands } from "./shell-words.ts";

const curriculum = loadOwnContent();

/** A block's kubectl commands; in text, those after a prompt `$ `. */
function findCommands({ language, text }: Block): readonly (readonly string[])[] {
  const script =
    language === "bash"
      ? text
      : (text.match(/^\$ (?:.*\\\n)*.*$/gm) ?? []).map((line) => line.slice(2)).join("\n");
  return splitCommands(script).filter(([program]) => program === "kubectl");
}

/** How often a block mentions kubectl outside comments. */
const countMentions = (text: string) => text.replace(/^\s*#.*$/gm, "").match(/\bkubectl(?= )/g)?.length ?? 0;

const shellBlocks = listBlocks(curriculum).filter(({ language }) => language !== "yaml");

describe("kubectl commands in the content", () => {
  it("have known subcommands, flags, and kinds in blocks", () => {
    const commands = shellBlocks.flatMap((block) =>
      findCommands(block).map((words) => ({ owner: block.owner, words })),
    );
    expect(commands.length).toBeGreaterThan(50);
    expect(commands.flatMap(({ owner, words }) => explain(owner, words))).toEqual([]);
  });

  it("are all found", () => {
    const missed = shellBlocks.filter((block) => findCommands(block).length !== countMentions(block.text));
    expect(missed.map(({ owner }) => owner)).toEqual([]);
  });

  it("have known subcommands, flags, and kinds in sentences", () => {
    const inline = listInlineCode(curriculum).filter(({ text }) => /^kubectl /.test(text));
    expect(inline.length).toBeGreaterThan(50);
    const problems = inline.flatMap(({ owner, text }) =>
      splitCommands(text).flatMap((words) => (words[0] === "kubectl" ? explain(owner, words) : [])),
    );
    expect(problems).toEqual([]);
  });
});

describe("the check of a kubectl command", () => {
  const check = (line: string) =>
    splitCommands(line).flatMap(([program, ...words]) => (program === "kubectl" ? checkKubectl(words) : []));

  it("accepts flags before and after, joined, with and without =", () => {
    expect(check("kubectl -n shop get pods -l app=web -o wide")).toEqual([]);
    expect(check("kubectl run x -it --rm --image=busybox:1.37 -- wget -qO- --foo http://web")).toEqual([]);
    expect(check("kubectl get service,pods && kubectl get deploy/web --namespace=shop | grep x")).toEqual([]);
    expect(check("kubectl create secret tls shop --cert=a.crt --key a.key # as --files")).toEqual([]);
    expect(check("kubectl get nodes -o custom-columns=\\\nNAME:.metadata.name")).toEqual([]);
  });

  it.each([
    ["kubectl gte pods", "kubectl has no subcommand gte"],
    ["kubectl rollout repeat deployment web", "kubectl rollout has no subcommand repeat"],
    ["kubectl get pods --selecter app=web", "kubectl get has no flag --selecter"],
    ["kubectl get pods --show-labels=app", "kubectl get has no flag --show-labels=app"],
    ["kubectl logs web -o wide", "kubectl logs has no flag -o"],
    ["kubectl exec web -ix -- sh", "kubectl exec has no flag -ix"],
    ["kubectl get pods -l", "-l needs a value"],
    ["kubectl get endpointslize", "kubectl get: there is no kind endpointslize"],
    ["kubectl logs web -- sh", "kubectl logs takes no command after --"],
    ["kubectl exec web --", "nothing follows --"],
  ])("refuses %s", (line, problem) => {
    expect(check(line)).toEqual([problem]);
  });
});

function explain(owner: string, [, ...words]: readonly string[]): readonly string[] {
  return checkKubectl(words).map((problem) => `${owner}: ${problem} (kubectl ${words.join(" ")})`);
}
