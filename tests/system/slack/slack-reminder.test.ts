// A reminder on Slack, from the direct message to the last review, through the real Bolt in both modes.
import { describe, expect, it } from "vitest";
import { visibleText } from "../../slack-server/blocks/visible-text.ts";
import type { Message } from "../../slack-server/model.ts";
import { DAY, HOUR } from "../../support/app.ts";
import { openSlackApp } from "../../support/platforms/slack-app.ts";
import { install, modes } from "../../support/platforms/slack-bot.ts";
import { letterShown, verdictIn } from "../verdict.ts";

const textOf = ({ blocks }: Message) => visibleText(blocks);

describe.each(modes)("a reminder on Slack over %s", (mode) => {
  it("is a review, answered in the direct message, which the next one replaces", async () => {
    const app = await openSlackApp(mode);
    const { slack, clock, team, general } = app;
    const kubedrill = await app.start();
    if (mode === "http") await install(app);
    const ben = team.addMember("ben");
    let shown = await (await ben.command("/kubedrill", "review", general)).reply();
    for (let answered = 0; answered < 2; answered++) {
      const verdict = await (await ben.click(shown, letterShown(textOf(shown), "wrong"))).reply();
      shown = await (await ben.click(verdict, "Next question")).reply();
    }
    await (await ben.command("/kubedrill", "remind 10:00", general)).reply();
    clock.now += DAY + HOUR;
    await kubedrill.tick();

    const reminders = () => slack.directMessages(ben).filter((message) => message.text.includes("due"));
    const [message] = reminders();
    if (message === undefined) throw new Error("No reminder came.");
    expect(message.text).toMatch(/2 reviews are due[\s\S]*Review 1 of 2[\s\S]*\[Hint\]/);
    const [right, wrong] = [letterShown(textOf(message), "right"), letterShown(textOf(message), "wrong")];
    const payloadOf = (letter: string) =>
      /"value":"(practice-answer:[^"]*)"/.exec(
        JSON.stringify(message.blocks).split(`"text":"${letter}"`)[1] ?? "",
      )?.[1];
    expect(payloadOf(right)?.slice(0, -1)).toBe(payloadOf(wrong)?.slice(0, -1));
    expect(payloadOf(right)?.at(-1)).toBe(right);

    await ben.click(message, right);
    await slack.until("the verdict", () => verdictIn(textOf(message)) === "right");
    await ben.click(message, "Next question");
    await slack.until("the next review", () => textOf(message).includes("Review 2 of 2"));
    await ben.click(message, letterShown(textOf(message), "right"));
    await slack.until("the last verdict", () => verdictIn(textOf(message)) === "right");
    await ben.click(message, "Finish");
    await slack.until("the summary", () => textOf(message).includes("2 of 2 right."));
    clock.now += HOUR;
    await kubedrill.tick();
    expect(slack.directMessages(ben).filter(({ ts }) => ts >= message.ts)).toEqual([message]);
    expect(kubedrill.failures).toEqual([]);
    expect(kubedrill.lines.filter(({ level }) => level === "error")).toEqual([]);
  });
});
