// The review inside a reminder: one tap answers it, and the next one follows.
import { describe, expect, it } from "vitest";
import type { Sender } from "../../../src/app/daily/sender.ts";
import { sendReminders } from "../../../src/app/reminder/send-reminders.ts";
import { encodeAction, type Reply } from "../../../src/ports/reply.ts";
import {
  buttonOf,
  buttonsOf,
  curriculum,
  HOUR,
  makePerson,
  openApp,
  type TestApp,
  textOf,
} from "../../support/app.ts";
import { ten, workOf } from "./open-reminders.ts";

/** Bo has so many due cards and a reminder, which was sent just now. */
async function openReminded(cards: number) {
  const app = await openApp();
  let reply = await app.type("bo", "/review");
  for (let done = 1; done <= cards; done++) {
    const verdict = await app.press("bo", buttonOf(reply, "A"));
    reply = await app.press("bo", buttonOf(verdict, "Next"));
  }
  await app.type("bo", "/remind 10");
  app.database.connection.exec("UPDATE card SET due_day = '2026-03-03'");
  app.clock.now = ten(1);
  const work = workOf(app);
  await sendReminders(work);
  const [message] = app.platform.directs;
  if (message === undefined) throw new Error("No reminder came.");
  app.clock.now += HOUR;
  return { ...app, message: message.blocks, remind: () => sendReminders(work) };
}

const stemOf = (shown: string) => /Review \d+ of \d+[^\n]*\n([^\n]+)/.exec(shown)?.[1] ?? "";

const answersOf = ({ database }: TestApp) =>
  database.connection.prepare("SELECT COUNT(*) AS answers FROM answer").get() as { answers: number };

describe("a reminder's message", () => {
  it("asks the first due question, and the others follow in place until all are done", async () => {
    const app = await openReminded(2);
    expect(textOf(app.message)).toMatch(/\*\*2 reviews are due\.\*\*.*\nReview 1 of 2 · /);
    const first = await app.press("bo", buttonOf(app.message, "A"));
    expect(first.delivery).toBe("replace");
    expect(textOf(first)).toMatch(/Review 1 of 2\n(✅|❌)/);
    const second = await app.press("bo", buttonOf(first, "Next"));
    expect(second.delivery).toBe("replace");
    expect(textOf(second)).toContain("Review 2 of 2");
    expect(stemOf(textOf(second))).not.toBe(stemOf(textOf(app.message)));
    const last = await app.press("bo", buttonOf(second, "A"));
    expect(textOf(await app.press("bo", buttonOf(last, "Finish")))).toContain("Review done");
    expect(app.platform.directs).toHaveLength(1);
    expect(app.failures).toEqual([]);
  });

  it("asks what /review asks first, and in the same order", async () => {
    const app = await openReminded(6);
    const asked: string[] = [];
    let reply: Reply | undefined;
    for (let place = 1; place <= 6; place++) {
      asked.push(stemOf(textOf(reply ?? app.message)));
      const known = await app.type("bo", "/review");
      expect(stemOf(textOf(known))).toBe(asked.at(-1));
      const verdict = await app.press("bo", buttonOf(reply ?? app.message, "A"));
      reply = await app.press("bo", buttonOf(verdict, place === 6 ? "Finish" : "Next"));
    }
    expect(new Set(asked).size).toBe(6);
  });

  it("has Hint, which shows the hint in place, and keeps the question", async () => {
    const app = await openReminded(1);
    const hinted = await app.press("bo", buttonOf(app.message, "Hint"));
    expect([hinted.delivery, textOf(hinted)]).toEqual(["replace", expect.stringContaining("💡 **Hint:**")]);
    expect(stemOf(textOf(hinted))).toBe(stemOf(textOf(app.message)));
  });

  it("doesn't say which option is right, nor which concept it's about", async () => {
    const { message, database } = await openReminded(1);
    const { question_id: id } = database.connection.prepare("SELECT question_id FROM card").get() as {
      question_id: string;
    };
    const question = curriculum.questions.get(id);
    const letters = buttonsOf(message).filter(({ label }) => /^[A-F]$/.test(label));
    expect(letters).toHaveLength(question?.options.length ?? 0);
    const practice = letters[0]?.action.args[0] ?? "";
    for (const { label, action } of letters)
      expect(encodeAction(action)).toBe(`practice-answer:${practice}:0:${label}`);
    const [line = ""] = textOf(message).split("\n");
    expect(line).toBe("🔁 **1 review is due.** Answer it right here:");
  });

  it("is answered once, even if it's tapped twice", async () => {
    const app = await openReminded(1);
    const { answers } = answersOf(app);
    const [first, again] = [
      await app.press("bo", buttonOf(app.message, "A")),
      await app.press("bo", buttonOf(app.message, "B")),
    ];
    expect(textOf(again)).toBe(textOf(first));
    expect(answersOf(app)).toEqual({ answers: answers + 1 });
  });

  it("counts for the daily cap, which then ends it", async () => {
    const app = await openReminded(3);
    await app.type("bo", "/settings cap:1");
    const first = await app.press("bo", buttonOf(app.message, "A"));
    expect(textOf(await app.press("bo", buttonOf(first, "Next")))).toContain(
      "That is enough for today: 1 review.",
    );
  });
});

describe("a reminder's question that was settled meanwhile", () => {
  it.each(["review", "quiz"])("in a %s says so in one sentence, and leads to the next", async (kind) => {
    const app = await openReminded(2);
    const wanted = stemOf(textOf(app.message));
    const concept = [...curriculum.questions.values()].find(({ stem }) => stem === wanted)?.concept;
    let reply = await app.press("bo", kind === "review" ? "run:review" : `quiz-concept:${concept}`);
    for (let guard = 0; guard < 20 && !textOf(reply).includes(wanted); guard++)
      reply = await app.press("bo", buttonOf(await app.press("bo", buttonOf(reply, "A")), "Next"));
    await app.press("bo", buttonOf(reply, "A"));
    const { answers } = answersOf(app);
    const said = await app.press("bo", buttonOf(app.message, "A"));
    expect(said.delivery).toBe("replace");
    expect(textOf(said)).toMatch(
      /^You answered this question elsewhere meanwhile, so this review skips it\.\n\[Next question\]$/,
    );
    expect(answersOf(app)).toEqual({ answers });
    const next = textOf(await app.press("bo", buttonOf(said, "Next")));
    expect(next).toMatch(/Review 2 of 2|Nothing left here/);
    expect(next).not.toContain(wanted);
  });

  it("isn't the next one: the review goes past it", async () => {
    const app = await openReminded(3);
    const skip = async (reply: Reply, times: number) => {
      let shown = reply;
      for (let time = 0; time < times; time++) shown = await app.press("bo", buttonOf(shown, "Next"));
      return shown;
    };
    const other = await skip(await app.press("bo", buttonOf(await app.type("bo", "/review"), "A")), 1);
    const second = stemOf(textOf(other));
    await app.press("bo", buttonOf(other, "A"));
    const said = await app.press("bo", buttonOf(app.message, "A"));
    const next = textOf(await skip(said, 1));
    expect(next).toContain("Review 3 of 3");
    expect(next).not.toContain(second);
  });

  it("while the message waited for its turn says so, too", async () => {
    const app = await openApp();
    await app.press("bo", buttonOf(await app.type("bo", "/review"), "A"));
    await app.type("bo", "/remind 10");
    app.database.connection.exec("UPDATE card SET due_day = '2026-03-03'");
    app.clock.now = ten(1);
    const { sender } = workOf(app);
    const slow: Sender = {
      ...(sender("playground") as Sender),
      async send(_, run) {
        app.clock.now += HOUR;
        await app.press("bo", buttonOf(await app.type("bo", "/review"), "A"));
        app.clock.now += HOUR;
        return run();
      },
    };
    await sendReminders({ ...workOf(app), sender: () => slow });
    const said = await app.press("bo", buttonOf(app.platform.directs[0]?.blocks, "A"));
    expect(textOf(said)).toContain("You answered this question elsewhere meanwhile");
  });

  it("all elsewhere ends with a sentence", async () => {
    const app = await openReminded(1);
    await app.press("bo", buttonOf(await app.type("bo", "/review"), "A"));
    const said = await app.press("bo", buttonOf(app.message, "A"));
    expect(textOf(await app.press("bo", buttonOf(said, "Finish")))).toBe(
      "Nothing left here: you answered everything elsewhere. {command:review} starts what's due now.",
    );
  });

  it("by Suspend says so, and isn't asked", async () => {
    const app = await openReminded(2);
    await app.press("bo", buttonOf(await app.type("bo", "/review"), "Suspend"));
    const said = await app.press("bo", buttonOf(app.message, "A"));
    expect(textOf(said)).toMatch(/^You suspended this question, so reviews skip it\./);
    expect(textOf(await app.press("bo", buttonOf(said, "Next")))).toContain("Review 2 of 2");
  });

  it("because the learner deleted their data says so, and isn't anyone else's", async () => {
    const app = await openReminded(1);
    await app.bot.handle({
      type: "command",
      name: "privacy delete",
      options: { confirm: "delete" },
      person: app.person("bo"),
      now: app.clock.now,
    });
    for (const name of ["bo", "eve"]) {
      const said = await app.press(name, buttonOf(app.message, "A"));
      expect(textOf(said)).toBe(
        "This practice is no longer here. {command:review} and {command:quiz} start a new one.",
      );
    }
    expect(answersOf(app)).toEqual({ answers: 0 });
  });

  it.each(["/remind off", "/remind away:2026-03-03..2026-03-20", "/privacy hide"])(
    "by %s can still be answered",
    async (command) => {
      const app = await openReminded(1);
      await app.type("bo", command);
      expect(textOf(await app.press("bo", buttonOf(app.message, "A")))).toMatch(/✅ Right|❌ Not quite/);
    },
  );
});

describe("a reminder of a Discord server", () => {
  it("is answered in the direct message, by the same account only", async () => {
    const app = await openApp();
    const act = (name: string, team: string) => ({
      person: makePerson(name, { platform: "discord", team: { externalId: team, name: team } }),
      now: app.clock.now,
    });
    const press = (name: string, team: string, button: Parameters<typeof encodeAction>[0]) =>
      app.bot.handle({ type: "button", action: encodeAction(button), isPrivate: true, ...act(name, team) });
    const type = (text: string) => app.bot.handle({ type: "text", text, ...act("bo", "S1") });
    await press("bo", "S1", buttonOf(await type("/review"), "A").action);
    await type("/remind 10");
    app.clock.now = ten(1);
    const platform = { ...app.platform, name: "discord" } as const;
    await sendReminders({ ...workOf(app), platform: () => platform });
    const [message] = app.platform.directs;
    app.clock.now += HOUR;
    const tap = buttonOf(message?.blocks, "A").action;
    expect(textOf(await press("eve", "dm:U-eve", tap))).toContain("no longer here");
    const verdict = await press("bo", "dm:U-bo", tap);
    expect(textOf(verdict)).toMatch(/✅ Right|❌ Not quite/);
    const explained = await press("bo", "dm:U-bo", buttonOf(verdict, "Explain all options").action);
    expect(textOf(explained)).toMatch(/✅[\s\S]*Comes back/);
    expect(textOf(await press("eve", "dm:U-eve", buttonOf(verdict, "Explain").action))).not.toContain("✅");
    expect(textOf(await press("bo", "dm:U-bo", buttonOf(verdict, "Finish").action))).toContain("Review done");
    expect(app.failures).toEqual([]);
  });
});
