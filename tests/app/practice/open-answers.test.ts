// A question that's open in one of the learner's teams stays secret: no view shows its right answer.
import { describe, expect, it } from "vitest";
import { DAY, HOUR, textOf } from "../../support/app.ts";
import { finishPractice, openServers, type Servers } from "../../support/servers.ts";
import { openIn, question, secrets } from "./open-question.ts";

const key = question.options.find(({ correct }) => correct)?.text ?? "";

describe("reminders, and what is due", () => {
  it("leave out a question that is open", async () => {
    const app = await openServers();
    const bo = app.visit("S1", "bo");
    const earlier = await app.ask("S1", question, { closesAfterHours: 1 });
    await bo.tap(earlier, "wrong");
    await app.close(earlier);
    app.clock.now += DAY;
    expect(textOf(await bo.type("/progress"))).toContain("1 due today");
    expect(textOf(await bo.type("/home"))).toContain("1 due today");
    await app.ask("S1", question);
    expect(textOf(await bo.type("/progress"))).toContain("None due today");
    expect(textOf(await bo.type("/home"))).toContain("None due today");
  });
});

describe("the question of another posting", () => {
  async function openTwice(more: Parameters<Servers["ask"]>[2] = {}) {
    const app = await openServers();
    const bo = app.visit("S1", "bo");
    await app.visit("S2", "bo").member();
    const closed = await app.ask("S1", question);
    await bo.tap(closed, "wrong");
    await app.close(closed);
    app.clock.now += HOUR;
    return { ...app, bo, closed, posting: await app.ask("S2", question, more) };
  }

  const hides = (text: string) => {
    for (const secret of secrets) expect(text).not.toContain(secret);
    expect(text).not.toMatch(/Right: |Not quite/);
  };

  it("that closed shows no right answer while it's open elsewhere: not by /daily, a tap, or a button", async () => {
    const app = await openTwice();
    const { id } = app.database.connection.prepare("SELECT id FROM answer").get() as { id: string };
    for (const shown of [
      await app.bo.type("/daily"),
      await app.bo.tap(app.closed, "right"),
      await app.bo.press(`explain:${id}`),
      await app.bo.press(`guessed:${id}`),
    ])
      hides(textOf(shown));
    for (const button of ["explain", "guessed"])
      expect(textOf(await app.bo.press(`${button}:${id}`))).toContain("This question is open in one of your");
    expect(textOf(await app.bo.press(`report:${id}:typo`))).toContain("Thank you.");
    expect(textOf(await app.bo.type("/daily"))).toContain(question.stem);
    await app.close(app.posting);
    expect(textOf(await app.bo.type("/daily"))).toContain(question.explanation);
  });

  it("shows it again as soon as the learner has answered where it is open", async () => {
    const app = await openTwice();
    await app.visit("S2", "bo").tap(app.posting, "right");
    expect(textOf(await app.bo.type("/daily"))).toContain("❌ Not quite: ");
  });

  it("hides it even after their answer if verdicts wait for the close", async () => {
    const app = await openTwice({ feedback: "at_close" });
    await app.visit("S2", "bo").tap(app.posting, "right");
    hides(textOf(await app.bo.type("/daily")));
  });

  it("takes no late answer while it is open elsewhere", async () => {
    const app = await openTwice();
    const late = app.visit("S1", "late");
    await app.visit("S2", "late").member();
    const refused = textOf(await late.tap(app.closed, "right"));
    expect(refused).toBe(
      "This question is open in one of your channels right now. Try again after it closes.",
    );
    expect(textOf(await app.visit("S2", "late").tap(app.posting, "right"))).toContain("+10 points");
  });

  it("whose verdict the learner saw while it was open is open book", async () => {
    const app = await openServers();
    const [here, there] = [await app.ask("S1", question), await app.ask("S2", question)];
    expect(textOf(await app.visit("S1", "bo").tap(here, "wrong"))).toContain(key);
    expect(textOf(await app.visit("S2", "bo").tap(there, "right"))).toContain("+5 points");
  });

  it("practiced before its team was known is open book", async () => {
    const app = await openIn("S1");
    const bo = app.visit("dm", "bo");
    const { asked } = await finishPractice(bo.press, await bo.press(`quiz-concept:${question.concept}`));
    expect(asked).toContain(question.id);
    expect(textOf(await app.visit("S1", "bo").tap(app.posting, "right"))).toContain("+5 points");
  });
});

describe("verdicts that wait for the close", () => {
  it.each(["planned", "sending", "unknown", "posted"])("wait while the posting is %s", async (state) => {
    const app = await openIn("S1", { feedback: "at_close" });
    const bo = app.visit("S1", "bo");
    await bo.tap(app.posting, "right");
    app.database.connection.prepare("UPDATE posting SET state = ?").run(state);
    const again = textOf(await bo.tap(app.posting, "wrong"));
    expect(again).toContain("Locked in");
    for (const secret of secrets) expect(again).not.toContain(secret);
    expect(textOf(await bo.type("/progress"))).toContain("No answers yet.");
  });
});

describe("/questions", () => {
  it("doesn't reveal what the answers to an open question point to", async () => {
    const app = await openServers();
    const admin = app.visit("S1", "admin");
    const posting = await app.ask("S1", question);

    for (let index = 0; index < 60; index++) await app.visit("S1", `m${index}`).tap(posting, "right");
    await app.close(posting);
    const idle = /Rarely chosen|Too easy/;
    const ask = () =>
      app.bot.handle({
        type: "text",
        text: "/questions",
        person: { ...admin.person, admin: true },
        channel: "general",
        now: app.clock.now,
      });
    expect(textOf(await ask())).toMatch(idle);
    app.clock.now += DAY;
    await app.ask("S1", question);
    expect(textOf(await ask())).not.toMatch(idle);
  });
});
