// kubedrill questions report, on a database whose answers came through the store.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Question } from "../../../src/core/model.ts";
import { openDatabase } from "../../../src/open-database.ts";
import { createStorage } from "../../../src/storage/storage.ts";
import { root, runCli, temporaryDatabase } from "../../support/kubedrill-process.ts";
import { makeQuestion } from "../../support/make-question.ts";
import { at, hashed, makePerson } from "../../support/storage/storage.ts";

const LEARNERS = 60;

/** The option that each of sixty learners chooses; option 0 is right. */
const choices: Readonly<Record<string, (learner: number) => number>> = {
  "coredns-fair": fair,
  "ingress-fair": fair,
  "nodeport-fair": fair,
  "clusterip-easy": () => 0,
  // A wrong key: those who do better elsewhere choose option 1.
  "egress-backwards": (learner) => (learner >= 40 ? 0 : 1),
};

function fair(learner: number): number {
  return learner < 36 ? 0 : 1 + (learner % 3);
}

/** Stores the questions, and has every learner answer them once, in a practice of their own. */
async function fillDatabase(questions: readonly Question[]): Promise<string> {
  const file = temporaryDatabase();
  const { database } = await openDatabase(file, join(root, "migrations"), at(0));
  const { people, practices, questions: versions } = createStorage(database);
  let ids = 0;
  const newId = () => String(++ids).padStart(20, "0");
  await versions.store(questions.map(hashed), at(0));

  async function answerAll(learner: number): Promise<void> {
    const newIds = { team: newId(), learner: newId(), member: newId(), chance: 0.5 };
    const member = await people.meet(makePerson(`learner ${learner}`), at(0), newIds);
    const id = newId();
    const order = [0, 1, 2, 3];
    const items = Object.keys(choices).map((question) => ({ id: question, version: 1, order }));
    await practices.start({ id, memberId: member.id, kind: "quiz", items }, at(0));
    for (const [index, choose] of Object.values(choices).entries()) {
      const letter = "ABCD".charAt(choose(learner));
      await practices.record({ id: newId(), practiceId: id, index, member, letter, now: at(0) + index });
    }
  }

  await Promise.all(Array.from({ length: LEARNERS }, (_, learner) => answerAll(learner)));
  await database.close();
  return file;
}

const report = (database: string, ...words: string[]) =>
  runCli(["questions", "report", ...words], { KUBEDRILL_DATABASE: database });

describe("kubedrill questions report", () => {
  const questions = [...Object.keys(choices), "dns-unasked"].map((id) => makeQuestion({ id }));

  it("prints a table, the flagged first with what is wrong, and the same as JSON", async () => {
    const database = await fillDatabase(questions);
    const { code, out, err } = await report(database);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const lines = out.split("\n");
    expect(lines.map((line) => line.slice(0, 58).trimEnd())).toEqual([
      "question           n  right  corrected  discrimination  fl",
      "egress-backwards  60    33%        11%           −0.87  Ch",
      "clusterip-easy    60   100%       100%               –  To",
      "coredns-fair      60    60%        47%            0.92",
      "ingress-fair      60    60%        47%            0.92",
      "nodeport-fair     60    60%        47%            0.92",
      "",
      "5 questions with first answers, 2 flagged; 1 without any.",
      "",
    ]);
    expect(lines[1]?.slice(56)).toBe(
      [
        "Check the key: of the third who do best on other questions, 100% chose “NodePort” and 0% the right answer (60 learners compared).",
        "Works backward: learners who do better on other questions do worse on this one (discrimination −0.87, 60 learners compared).",
        "Too hard: 33% of 60 first answers are right.",
        "Rarely chosen: “LoadBalancer”, 0% of 60 first answers.",
        "Rarely chosen: “ExternalName”, 0% of 60 first answers.",
      ].join(" "),
    );
    expect(lines[2]?.slice(56)).toMatch(/^Too easy: 100% of 60 first answers are right\. Rarely chosen: /);

    const asJson = await report(database, "--json");
    expect({ code: asJson.code, err: asJson.err }).toEqual({ code: 0, err: "" });
    const rows = JSON.parse(asJson.out) as Record<string, unknown>[];
    expect(rows.map(({ questionId }) => questionId)).toEqual(
      lines.slice(1, 6).map((line) => line.split(" ")[0]),
    );
    expect(rows[1]).toMatchObject({
      questionId: "clusterip-easy",
      n: 60,
      p: 1,
      corrected: 1,
      discrimination: null,
      rated: 60,
      shares: [1, 0, 0, 0],
    });
    expect(rows[0]?.discrimination).toBeCloseTo(-Math.sqrt(3) / 2, 8);
    expect(rows[1]?.flags).toContainEqual({
      type: "too easy",
      p: 1,
      n: 60,
      sentence: "Too easy: 100% of 60 first answers are right.",
    });
  });

  it("says so if no one has answered yet", async () => {
    const database = temporaryDatabase();
    expect((await runCli(["migrate"], { KUBEDRILL_DATABASE: database })).code).toBe(0);
    expect(await report(database)).toEqual({
      code: 0,
      out: "There are no first answers yet. An answer to the daily question counts once its posting has closed.\n",
      err: "",
    });
    expect(await report(database, "--json")).toEqual({ code: 0, out: "[]\n", err: "" });
  });

  it("says so if there's no database, and creates none", async () => {
    const database = temporaryDatabase();
    expect(await report(database)).toEqual({
      code: 1,
      out: "",
      err: `There is no database ${database}. KUBEDRILL_DATABASE names it.\n`,
    });
    expect(existsSync(database)).toBe(false);
  });

  it("takes no words", async () => {
    const { code, out, err } = await report(temporaryDatabase(), "all");
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(/^questions report takes no words; it was given “all”\.\n/);
  });
});
