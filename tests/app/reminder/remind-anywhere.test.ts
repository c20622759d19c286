// Discord's direct messages have no team: they show and stop reminders set in any team.
import { expect, it } from "vitest";
import { makePerson, openApp, textOf } from "../../support/app.ts";

it("/remind in a direct message shows and stops a reminder set in a team", async () => {
  const { bot, clock } = await openApp();
  const say = async (team: string, text: string) => {
    const person = makePerson("bo", { platform: "discord", team: { externalId: team, name: "" } });
    return textOf(await bot.handle({ type: "text", text, person, now: clock.now }));
  };
  await say("T1", "/remind 17:30");
  expect(await say("dm:U-bo", "/remind")).toContain("you get a direct message at **17:30**");
  expect(await say("dm:U-bo", "/remind off")).toBe("Done: no more reminders.");
  expect(await say("T1", "/remind")).toContain("You don't get reminders.");
});
