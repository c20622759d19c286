// On Discord a direct message belongs to no team: what was set in one is told, and stops, there too.
import { expect, it } from "vitest";
import { makePerson, openApp, textOf } from "../../support/app.ts";

it("/remind knows what was set in a team, and stops it, in a direct message", async () => {
  const { bot, clock } = await openApp();
  const say = async (team: string, text: string) => {
    const person = makePerson("bo", { platform: "discord", team: { externalId: team, name: "" } });
    return textOf(await bot.handle({ type: "text", text, person, now: clock.now }));
  };
  await say("T1", "/remind 17:30");
  expect(await say("dm:U-bo", "/remind")).toContain("comes at **17:30**");
  expect(await say("dm:U-bo", "/remind off")).toBe("Done: no more reminders.");
  expect(await say("T1", "/remind")).toContain("You get no reminders.");
});
