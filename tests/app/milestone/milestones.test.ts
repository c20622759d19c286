// Milestones in the app: privately with the verdict, in /progress, and above the next question if members share them.
import { describe, expect, it } from "vitest";
import { buttonOf, curriculum, DAY, openApp, type TestApp, textOf } from "../../support/app.ts";

/** Gives a member a streak in the test's drill, as if they had answered until the day before. */
async function haveStreak(app: TestApp, name: string, length: number): Promise<void> {
  const { id, teamId } = await app.meet(name);
  const [drill] = await app.storage.drills.ofTeam(teamId);
  app.database.connection
    .prepare(
      `INSERT INTO streak (member_id, drill_id, length, longest, freezes, towards_freeze, last_date)
       VALUES (?, ?, ?, ?, 0, 0, '2026-03-01')`,
    )
    .run(id, drill?.id, length, length);
}

async function openQuestion(more: Parameters<TestApp["createDrill"]>[0] = {}): Promise<TestApp> {
  const app = await openApp();
  await app.createDrill(more);
  await app.tick();
  return app;
}

/** What the channel's latest message shows now. */
function shown({ platform }: TestApp): string {
  return textOf({ delivery: "public", blocks: platform.messages.at(-1)?.versions.at(-1) ?? [] });
}

async function nextDay(app: TestApp): Promise<void> {
  app.clock.now += DAY;
  await app.tick();
}

/** Stores right practice answers to questions of a topic. */
async function haveRight(app: TestApp, name: string, topic: string, count: number): Promise<void> {
  const { id, learnerId } = await app.meet(name);
  const asked = [...curriculum.questions.values()].filter((question) => question.topic === topic);
  for (const [index, question] of asked.slice(0, count).entries())
    app.database.connection
      .prepare(
        `INSERT INTO answer (id, member_id, learner_id, question_id, question_version, option_index, correct,
           open_book, hinted, kind, points, study_day, answered_at)
         VALUES (?, ?, ?, ?, ?, 0, 1, 0, 0, 'quiz', 0, '2026-02-01', 0) ON CONFLICT DO NOTHING`,
      )
      .run(`${name}-${topic}-${index}`, id, learnerId, question.id, question.version);
}

describe("a milestone", () => {
  it("comes with the verdict, once, and stays in /progress", async () => {
    const app = await openQuestion();
    await haveStreak(app, "ada", 29);
    const verdict = await app.tap("ada", "wrong");
    expect(verdict.delivery).toBe("private");
    expect(textOf(verdict)).toContain("🏅 **30 questions in a row.** Few people get here.");
    expect(textOf(await app.tap("ada", "right"))).not.toContain("🏅");
    expect(textOf(await app.type("ada", "/progress"))).toContain("🏅 **Milestones:** 30 in a row");
    expect(textOf(await app.type("bo", "/progress"))).not.toContain("🏅");
  });

  it("of a streak comes while the verdict is kept back, and says nothing about it", async () => {
    const app = await openQuestion({ feedback: "at_close" });
    for (const name of ["ada", "bo"]) await haveStreak(app, name, 6);
    const [right, wrong] = [await app.tap("ada", "right"), await app.tap("bo", "wrong")];
    const withoutLetter = (text: string) => text.replace(/Locked in: [A-D]/, "Locked in");
    expect(textOf(right)).toContain("🏅 **7 questions in a row.**");
    expect(withoutLetter(textOf(right))).toBe(withoutLetter(textOf(wrong)));
  });

  it("isn't in the channel unless the member says so", async () => {
    const app = await openQuestion();
    await app.type("bo", "/settings milestones:channel");
    for (const name of ["ada", "bo"]) await haveStreak(app, name, 29);
    for (const name of ["ada", "bo"]) await app.tap(name, "right");
    await nextDay(app);
    expect(shown(app)).toContain("🏅 bo reached 30 questions in a row");
    expect(shown(app)).not.toContain("ada reached");
    await nextDay(app);
    expect(shown(app)).not.toContain("🏅");
  });

  it.each(["/settings milestones:private", "/privacy hide", "/privacy delete confirm:delete"])(
    "is gone from the channel at the next edit after %s",
    async (text) => {
      const app = await openQuestion();
      await app.type("bo", "/settings milestones:channel");
      await haveStreak(app, "bo", 29);
      await app.tap("bo", "right");
      await nextDay(app);
      expect(shown(app)).toContain("🏅 bo reached 30 questions in a row");
      await app.type("bo", text);
      await app.tap("cy", "right");
      await app.pass(60_000);
      expect(shown(app)).toContain("1 answered");
      expect(shown(app)).not.toContain("🏅");
    },
  );

  it("of topics comes at the end of a practice, once", async () => {
    const app = await openApp();
    const stop = async () => {
      const question = await app.type("ada", "/quiz count:1");
      return textOf(await app.press("ada", buttonOf(question, "Stop")));
    };
    await haveRight(app, "ada", "dns", 9);
    expect(await stop()).not.toContain("🏅");
    await haveRight(app, "ada", "dns", 10);
    expect(await stop()).toContain("🏅 **Your first mastered topic: DNS.**");
    expect(await stop()).not.toContain("🏅");
    await haveRight(app, "ada", "cni", 10);
    expect(await stop()).not.toContain("🏅");
    expect(textOf(await app.type("ada", "/progress"))).toContain("🏅 **Milestones:** DNS mastered");
  });

  it("of topics comes with the next command after a question closed, if it's only answered there", async () => {
    const app = await openQuestion({ feedback: "at_close" });
    const { topic } = (await app.current()).question;
    for (const name of ["ada", "bo"]) await haveRight(app, name, topic, 12);
    await app.tap("ada", "right");
    await app.tap("bo", "wrong");
    expect(textOf(await app.type("ada", "/help"))).not.toContain("🏅");
    await nextDay(app);
    expect(textOf(await app.type("ada", "/help"))).toContain("🏅 **Your first mastered topic: ");
    for (const name of ["ada", "bo"]) expect(textOf(await app.type(name, "/help"))).not.toContain("🏅");
    expect(app.failures).toEqual([]);
  });

  it("of topics is noticed in /progress, which works without it if nothing can be stored", async () => {
    let isFull = true;
    const full = () => Promise.reject(new Error("The disk is full."));
    const app = await openApp((storage) => ({
      ...storage,
      milestones: {
        ...storage.milestones,
        reachTopic: (topic) => (isFull ? full() : storage.milestones.reachTopic(topic)),
      },
    }));
    await haveRight(app, "ada", "dns", 10);
    expect(textOf(await app.type("ada", "/progress"))).not.toContain("🏅");
    isFull = false;
    expect(textOf(await app.type("ada", "/progress"))).toContain("🏅 **Milestones:** DNS mastered");
  });
});
