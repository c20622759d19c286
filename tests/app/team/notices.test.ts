// Notices: what happened while a member was away, shown once with the reply to their next command.
import { describe, expect, it } from "vitest";
import type { Storage } from "../../../src/ports/storage/storage.ts";
import { FIRST, makePerson, openApp, type TestApp, textOf } from "../../support/app.ts";

async function leave(app: TestApp, name: string, ...sentences: readonly string[]): Promise<void> {
  const { id } = await app.meet(name);
  for (const [index, sentence] of sentences.entries())
    await app.storage.notices.store(id, sentence, `notice-${name}-${index}`, FIRST + index);
}

describe("notices", () => {
  it("appear once, muted, above the reply to the member's next command", async () => {
    const app = await openApp();
    await leave(app, "bo", "The drill is paused.");
    expect((await app.type("bo", "/help")).blocks[0]).toEqual({
      type: "text",
      muted: true,
      markdown: "The drill is paused.",
    });
    expect(textOf(await app.type("bo", "/help"))).not.toContain("paused");
  });

  it("appear with a command that the platform parsed, too", async () => {
    const app = await openApp();
    await leave(app, "bo", "The drill is paused.");
    const command = {
      type: "command",
      name: "help",
      options: {},
      person: makePerson("bo"),
      now: FIRST,
    } as const;
    expect(textOf(await app.bot.handle(command))).toMatch(/^The drill is paused\./);
  });

  it("appear up to three at a time", async () => {
    const app = await openApp();
    await leave(app, "bo", "One.", "Two.", "Three.", "Four.");
    expect(textOf(await app.type("bo", "/daily"))).toMatch(/^One\.\nTwo\.\nThree\.\n(?!Four)/);
    expect(textOf(await app.type("bo", "/daily"))).toMatch(/^Four\./);
  });

  it.each(["/squad create", "/settings cap:0"])(
    "wait if the reply is or may become a form: %s",
    async (text) => {
      const app = await openApp();
      await leave(app, "bo", "The drill is paused.");
      expect(textOf(await app.type("bo", text))).not.toContain("paused");
      expect(textOf(await app.type("bo", "/help"))).toMatch(/^The drill is paused\./);
    },
  );

  it("wait while another member types commands, and while the member only presses buttons", async () => {
    const app = await openApp();
    await leave(app, "bo", "The drill is paused.");
    expect(textOf(await app.type("ada", "/help"))).not.toContain("paused");
    expect(textOf(await app.press("bo", "lookup:nodeport"))).not.toContain("paused");
    expect(textOf(await app.type("bo", "/help"))).toContain("paused");
  });

  it("wait while the platform refreshes a page by itself", async () => {
    const app = await openApp();
    await leave(app, "bo", "The drill is paused.");
    const home = {
      type: "command",
      name: "home",
      options: {},
      person: makePerson("bo"),
      now: FIRST,
    } as const;
    expect(textOf(await app.bot.handle(home))).not.toContain("paused");
    expect(textOf(await app.type("bo", "/help"))).toContain("paused");
  });

  it("are kept if the command fails", async () => {
    let broken = true;
    const app = await openApp((storage: Storage) => ({
      ...storage,
      answers: {
        ...storage.answers,
        noteLookUp: async (...values) => {
          if (broken) throw new Error("disk I/O error");
          await storage.answers.noteLookUp(...values);
        },
      },
    }));
    await leave(app, "bo", "The drill is paused.");
    expect(textOf(await app.type("bo", "/lookup nodeport"))).toMatch(/^Something went wrong/);
    broken = false;
    expect(textOf(await app.type("bo", "/lookup nodeport"))).toMatch(/^The drill is paused\./);
  });
});
