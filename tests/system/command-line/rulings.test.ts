// What an operator decides by the command line reaches the bot at once, through the database.
import { describe, expect, it } from "vitest";
import { askableQuestions } from "../../../src/app/practice/askable.ts";
import { openSqlite } from "../../../src/storage/sqlite/sqlite.ts";
import { createStorage } from "../../../src/storage/storage.ts";
import { curriculum } from "../../support/app.ts";
import { runCli, temporaryDatabase } from "../../support/kubedrill-process.ts";

describe("questions quarantine and release", () => {
  it("takes a question out everywhere, and brings it back", async () => {
    const file = temporaryDatabase();
    const environment = { KUBEDRILL_DATABASE: file };
    await runCli(["migrate"], environment);
    const [{ id = "", version = 0 } = {}] = curriculum.questions.values();
    const asked = async () => {
      const database = openSqlite(file);
      const questions = await askableQuestions({ storage: createStorage(database), curriculum }, "any team");
      await database.close();
      return questions.some((question) => question.id === id);
    };
    expect(await asked()).toBe(true);
    expect(await runCli(["questions", "quarantine", id], environment)).toMatchObject({
      code: 0,
      out: `${id} version ${version} is asked nowhere now.\n`,
    });
    expect(await asked()).toBe(false);
    expect((await runCli(["questions", "reported"], environment)).out).toBe(
      `${id} version ${version}: not reported; not asked anywhere (by an operator)\n`,
    );
    expect((await runCli(["questions", "release", id], environment)).code).toBe(0);
    expect(await asked()).toBe(true);
    expect((await runCli(["questions", "reported"], environment)).out).toBe("No question is reported.\n");
  });

  it("names an unknown question, and a missing database", async () => {
    const environment = { KUBEDRILL_DATABASE: temporaryDatabase() };
    const unknown = await runCli(["questions", "release", "no-such-question"], environment);
    expect(unknown).toMatchObject({ code: 1, out: "" });
    expect(unknown.err).toContain("There is no question “no-such-question”");
    const [id = ""] = curriculum.questions.keys();
    const missing = await runCli(["questions", "release", id], environment);
    expect(missing.err).toContain("There is no database");
    expect((await runCli(["questions", "release"], environment)).code).toBe(2);
  });
});
