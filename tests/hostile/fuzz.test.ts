// Seeded fuzzing of the one door and of the importers: fuzz.long.ts runs many more cases.
import { describe, expect, it } from "vitest";
import { encodeAction, say } from "../../src/ports/reply.ts";
import { FIRST, openApp } from "../support/app.ts";
import { checkReply } from "./fuzz/check-reply.ts";
import { findLeak, secretQuestions } from "./fuzz/find-leak.ts";
import { runCases } from "./fuzz/run-cases.ts";
import { runImports } from "./fuzz/run-imports.ts";

describe("any input from people and forgers", () => {
  it.each([1, 2, 3])(
    "gets a reply that every platform takes, in time, and that keeps secrets (seed %i)",
    async (seed) => {
      expect((await runCases(seed, 150)).size).toBeGreaterThan(5);
    },
  );
});

describe("a damaged file", () => {
  it.each([1, 2])("is read in time, with every problem at its line (seed %i)", async (seed) => {
    await runImports(seed, 200);
  });
});

describe("the checks themselves", () => {
  it("find what a platform refuses", async () => {
    await expect(checkReply(say("Fine."))).resolves.toBeUndefined();
    const action = { name: "x", args: ["y".repeat(101)] };
    expect(() => encodeAction(action)).toThrow(RangeError);
    const button = { type: "buttons", buttons: [{ label: "x", action }] } as const;
    await expect(checkReply({ delivery: "private", blocks: [button] })).rejects.toThrow();
    await expect(checkReply({ ...say("x"), delivery: "loud" as never })).rejects.toThrow();
  });

  it("find a key that is given away, until it was earned", async () => {
    const app = await openApp();
    await app.createDrill();
    await app.tick();
    const bo = app.person("bo");
    const [question] = secretQuestions(app, bo);
    const leaking = say(`Psst: ${question?.options[0]?.why}`);
    expect(findLeak(leaking, secretQuestions(app, bo))).toBe(question?.options[0]?.why);
    await app.tap("bo", "right");
    expect(findLeak(leaking, secretQuestions(app, bo))).toBeUndefined();
    expect(secretQuestions(app, app.person("ada"))).toHaveLength(1);
    expect(app.clock.now).toBe(FIRST);
  });
});
