// An action that races with the member's own `/privacy delete` happens once, for the member they are afterwards.
import { describe, expect, it } from "vitest";
import type { Incoming } from "../../src/ports/bot.ts";
import type { Storage } from "../../src/ports/storage/storage.ts";
import { DAY, FIRST, makePerson, openApp, type TestApp, textOf } from "../support/app.ts";
import { freshId } from "../support/storage/storage.ts";

const WRONG = /^Something went wrong/;

const act = (name: string) => ({ person: makePerson(name), channel: "general", now: FIRST });

/** A storage that deletes bo right before or right after bo's first write by the operation of this name. */
function deleting(storage: Storage, noun: keyof Storage, verb: string, when: "before" | "after"): Storage {
  let isLeft = true;
  async function deleteBo(): Promise<void> {
    const ids = { team: freshId(), learner: freshId(), member: freshId(), chance: 0.5 };
    const { learnerId } = await storage.people.meet(makePerson("bo", { admin: true }), FIRST, ids);
    await storage.people.delete(learnerId, freshId(), Date.now());
  }
  const port = storage[noun] as unknown as Record<string, (...values: unknown[]) => Promise<unknown>>;
  async function perform(...values: unknown[]): Promise<unknown> {
    const isFirst = isLeft;
    isLeft = false;
    if (isFirst && when === "before") await deleteBo();
    const outcome = await port[verb]?.(...values);
    if (!isFirst || when === "before") return outcome;
    await deleteBo();
    throw new Error("The member is gone.");
  }
  return { ...storage, [noun]: { ...port, [verb]: perform } };
}

describe("a member who is deleted while they act", () => {
  it.each<[string, Partial<Record<"noun" | "verb", string>>, Incoming, string]>([
    [
      "types a command",
      { noun: "answers", verb: "noteLookUp" },
      { type: "text", text: "/lookup nodeport", ...act("bo") },
      "NodePort",
    ],
    [
      "runs a command",
      { noun: "practices", verb: "start" },
      { type: "command", name: "quiz", options: { count: 1 }, ...act("bo") },
      "Practice",
    ],
    [
      "fills in a form",
      { noun: "squads", verb: "create" },
      { type: "command", name: "squad create", options: { name: "Rust" }, ...act("bo") },
      "Rust",
    ],
    [
      "sets a reminder",
      { noun: "reminders", verb: "set" },
      { type: "text", text: "/remind 9", ...act("bo") },
      "Done.",
    ],
    [
      "hides",
      { noun: "people", verb: "change" },
      { type: "text", text: "/privacy hide", ...act("bo") },
      "Leaderboards show",
    ],
    [
      "asks about stored data",
      { noun: "people", verb: "kept" },
      { type: "text", text: "/privacy show", ...act("bo") },
      "stores",
    ],
    [
      "presses a button",
      { noun: "answers", verb: "noteLookUp" },
      { type: "button", action: "lookup:nodeport", isPrivate: true, ...act("bo") },
      "NodePort",
    ],
  ])(
    "and %s gets the answer of the member they are now",
    async (_what, { noun, verb = "" }, incoming, says) => {
      const app = await openApp((storage) => deleting(storage, noun as keyof Storage, verb, "before"));
      const before = await app.meet("bo");
      expect(textOf(await app.bot.handle(incoming))).toContain(says);
      expect(app.requests).toMatchObject([{ outcome: "answered" }]);
      expect((await app.meet("bo")).id).not.toBe(before.id);
    },
  );

  it("does nothing twice: what was already done for the team is reported as done", async () => {
    const app = await openApp((storage) => deleting(storage, "drills", "pause", "after"));
    await app.createDrill();
    const admin = { person: makePerson("bo", { admin: true }), channel: "general", now: FIRST };
    const reply = await app.bot.handle({ type: "text", text: "/drill pause", ...admin });
    expect(textOf(reply)).toContain("**Paused.**");
    expect(textOf(await app.bot.handle({ type: "text", text: "/drill pause", ...admin }))).toContain(
      "paused already",
    );
  });

  it("posts one question, no matter how the race ends", async () => {
    const app = await openApp((storage) => deleting(storage, "drills", "byId", "after"));
    await app.createDrill({ next: undefined });
    const admin = { person: makePerson("bo", { admin: true }), channel: "general", now: FIRST };
    const reply = await app.bot.handle({ type: "text", text: "/drill post", ...admin });
    expect(textOf(reply)).toContain("**Posted.**");
    expect(app.platform.messages).toHaveLength(1);
  });
});

describe("commands that race with /privacy delete", () => {
  const texts = ["/lookup nodeport", "/quiz", "/review", "/remind 9", "/privacy hide", "/privacy show"];
  const others = [
    "/settings cap:3",
    "/squad create Rust",
    "/squad leave",
    "/progress",
    "/help",
    "/remind off",
  ];

  async function race(app: TestApp): Promise<readonly string[]> {
    const typed = [...texts, "/privacy delete delete", ...others];
    return (await Promise.all(typed.map((text) => app.type("bo", text)))).map(textOf);
  }

  it("all get a reply", async () => {
    const app = await openApp();
    await app.createDrill();
    await app.tick();
    for (let round = 0; round < 20; round++) {
      app.clock.now = FIRST + round * DAY;
      for (const reply of await race(app)) expect(reply).not.toMatch(WRONG);
    }
  });
});

describe("a tap by a member who is deleted meanwhile", () => {
  const deleting = (times: number) => {
    let left = times;
    return openApp((storage) => ({
      ...storage,
      answers: {
        ...storage.answers,
        async noteLookUp(...values) {
          const ids = { team: "unused", learner: "unused", member: "unused", chance: 0.5 };
          const { learnerId } = await storage.people.meet(makePerson("bo"), FIRST, ids);
          if (left-- > 0) await storage.people.delete(learnerId, freshId(), Date.now());
          await storage.answers.noteLookUp(...values);
        },
      },
    }));
  };

  it("runs again for their new member", async () => {
    const { press, requests, meet } = await deleting(1);
    const before = await meet("bo");
    expect(textOf(await press("bo", "lookup:nodeport"))).toContain("NodePort");
    expect(requests).toMatchObject([{ outcome: "answered" }]);
    expect((await meet("bo")).id).not.toBe(before.id);
  });

  it("fails if the new member is deleted too", async () => {
    const { press, requests } = await deleting(2);
    expect(textOf(await press("bo", "lookup:nodeport"))).toMatch(/^Something went wrong/);
    expect(requests).toMatchObject([{ outcome: "failed" }]);
  });
});
