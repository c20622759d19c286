// “I know this” and Suspend in a review, and the way back.
import { expect, it } from "vitest";
import { buttonOf, buttonsOf, DAY, openApp, type TestApp, textOf } from "../../support/app.ts";

type Shown = Awaited<ReturnType<TestApp["type"]>>;

/** The question that a review shows. */
const stemOf = (reply: Shown) => /Review \d+ of \d+[^\n]*\n([^\n]+)/.exec(textOf(reply))?.[1] ?? "";

/** Answers the first question, and moves to the day it's due. */
async function untilDue(app: TestApp): Promise<Shown> {
  await app.press("bo", buttonOf(await app.type("bo", "/review"), "A"));
  app.clock.now += 30 * DAY;
  return app.type("bo", "/review");
}

it("“I know this” brings a due question back in 60 days, and shows the next one", async () => {
  const app = await openApp();
  const due = await untilDue(app);
  const next = await app.press("bo", buttonOf(due, "I know this"));
  expect(next.delivery).toBe("replace");
  expect(textOf(next)).toContain("That question comes back in 60 days.");
  expect(stemOf(next)).not.toBe(stemOf(due));
  app.clock.now += 59 * DAY;
  expect(textOf(await app.type("bo", "/review"))).not.toContain(stemOf(due));
  app.clock.now += DAY;
  expect(stemOf(await app.type("bo", "/review"))).toBe(stemOf(due));
  expect((await app.storage.cards.differing(undefined, 100)).differing).toEqual([]);
});

it("offers “I know this” only for questions that were answered before", async () => {
  const app = await openApp();
  const fresh = await app.type("bo", "/review");
  const labels = buttonsOf(fresh).map(({ label }) => label);
  expect(labels).toContain("Suspend");
  expect(labels).not.toContain("I know this");
});

it("Suspend keeps a question out of reviews until the member brings it back in /settings", async () => {
  const app = await openApp();
  const due = await untilDue(app);
  const next = await app.press("bo", buttonOf(due, "Suspend"));
  expect(textOf(next)).toContain("Suspended.");
  app.clock.now += 60 * DAY;
  expect(stemOf(await app.type("bo", "/review"))).not.toBe(stemOf(due));

  const list = await app.press("bo", buttonOf(await app.type("bo", "/settings"), "Suspended questions (1)"));
  expect(textOf(list)).toContain("1 question is suspended");
  const choices = list.blocks.flatMap((block) => (block.type === "select" ? block.choices : []));
  expect(choices).toHaveLength(1);
  const [id = ""] = choices[0]?.action.args ?? [];
  expect(textOf(await app.press("bo", `review-resume:${id}`))).toContain("Back in your reviews");
  expect(stemOf(await app.type("bo", "/review"))).toBe(stemOf(due));
  expect(textOf(await app.type("bo", "/settings"))).not.toContain("Suspended questions");
});

it("a second press changes nothing: the question is already answered or gone", async () => {
  const app = await openApp();
  const due = await untilDue(app);
  const know = buttonOf(due, "I know this");
  await app.press("bo", know);
  await app.press("bo", know);
  expect(app.failures).toEqual([]);
  expect(textOf(await app.press("ada", know))).toContain("This practice is no longer here.");
});
