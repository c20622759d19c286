// /progress leads to concepts only if the learner is likely to forget them.
import { expect, it } from "vitest";
import { DAY, FIRST, openApp, textOf } from "../../support/app.ts";

it("names no weakest concepts to someone who got everything right lately", async () => {
  const app = await openApp();
  await app.createDrill();
  const answerOn = async (day: number, which: "right" | "wrong") => {
    app.clock.now = FIRST + day * DAY;
    await app.tick();
    await app.tap("bo", which);
    return textOf(await app.type("bo", "/progress"));
  };
  await answerOn(0, "right");
  const allRight = await answerOn(1, "right");
  expect(allRight).toContain("**Strongest:**");
  expect(allRight).not.toContain("**Weakest**");
  await app.type("bo", "/settings retention:95");
  expect(textOf(await app.type("bo", "/progress"))).not.toContain("**Weakest**");
  expect(await answerOn(2, "wrong")).toContain("**Weakest**, worth a look:");
});
