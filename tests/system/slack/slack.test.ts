// A team on Slack, from installing to the leaderboard, through the real Bolt in both modes.
import { describe, expect, it } from "vitest";
import { visibleText } from "../../slack-server/blocks/visible-text.ts";
import type { Message, View } from "../../slack-server/model.ts";
import { DAY } from "../../support/app.ts";
import { openSlackApp } from "../../support/platforms/slack-app.ts";
import { install, modes } from "../../support/platforms/slack-bot.ts";
import { letterShown, verdictIn } from "../verdict.ts";

describe.each(modes)("a team on Slack over %s", (mode) => {
  it("is asked, answers together, sees count and reveal, reviews at home, and competes", async () => {
    const app = await openSlackApp(mode);
    const { slack, clock, team, general, ada } = app;
    const kubedrill = await app.start();
    if (mode === "http") await install(app);
    await app.createDrill();
    await kubedrill.tick();

    const message = app.latest();
    const posting = await app.posting();
    expect(textOf(message)).toContain("0 answered");
    expect(message.text).toContain("Question of the day");

    // Everyone taps at once. Every fourth member taps twice, with another letter; every fifth click is replayed.
    const [right, wrong] = [app.letter(posting, "right"), app.letter(posting, "wrong")];
    const members = Array.from({ length: 20 }, (_, index) => team.addMember(`member ${index + 1}`));
    const verdicts = await Promise.all(
      members.map(async (member, index) => {
        const first = await member.click(message, index % 2 === 0 ? right : wrong);
        if (index % 4 === 0) await member.click(message, wrong);
        if (index % 5 === 0) await first.again();
        expect(first.failure).toBeUndefined();
        return first.reply();
      }),
    );
    for (const [index, verdict] of verdicts.entries()) {
      expect(verdict.onlyFor?.id).toBe(members[index]?.id);
      expect(textOf(verdict)).toMatch(index % 2 === 0 ? /✅ Right/ : /❌ Not quite/);
    }
    // The first edit may have come after the first answers already; the next is due 15 seconds later.
    await slack.until("a count", () => /\b[1-9]\d? answered/.test(textOf(message)));
    expect(await app.storage.postings.countAnswers(posting.id)).toBe(20);

    clock.now += DAY;
    await kubedrill.tick();
    expect(textOf(message)).toContain("10 of 20 got it right");
    expect(textOf(message)).not.toContain("<@");
    expect(app.latest().ts).not.toBe(message.ts);

    const wrongOne = members[1] ?? ada;
    const home = await (await wrongOne.openHome()).view();
    expect(textOf(home)).toMatch(/Streak[\s\S]*Leaderboard: this week[\s\S]*2 points[\s\S]*Reminders/);
    const review = await (await wrongOne.click(home, "Start review")).view();
    expect(review.type).toBe("modal");
    expect(textOf(review)).toContain("Review 1 of");
    const answered = await (await wrongOne.click(review, letterShown(textOf(review), "wrong"))).view();
    expect(verdictIn(textOf(answered))).toBe("wrong");

    const board = await (await wrongOne.command("/leaderboard", "", general)).reply();
    expect(textOf(board)).toContain("10 points");
    expect(textOf(board)).toContain("(you)");
    await wrongOne.click(board, "Share");
    await slack.until("the shared board", () => textOf(app.latest()).includes("Leaderboard"));
    expect(textOf(app.latest())).not.toContain("(you)");

    await (await ada.command("/kubedrill", "daily", general)).reply(); // over a socket she is greeted now
    if (mode === "socket") await slack.until("the greeting", () => slack.directMessages(ada)[0]);
    const menu = await (await ada.command("/kubedrill", "", general)).reply();
    const daily = await (await ada.click(menu, "Today's question")).reply();
    expect(textOf(daily)).toContain("0 answered");
    expect(kubedrill.failures).toEqual([]);
    expect(kubedrill.lines.filter(({ level }) => level === "error")).toEqual([]);
    expect(slack.impatient).toEqual([]);
  });

  it("finds a verdict again that was lost on its way", async () => {
    const app = await openSlackApp(mode);
    const kubedrill = await app.start();
    if (mode === "http") await install(app);
    await app.createDrill();
    await kubedrill.tick();
    const ben = app.team.addMember("ben");
    app.slack.outage({ method: "response_url", times: 2, fault: { cut: true } });
    await ben.click(app.latest(), app.letter(await app.posting(), "right"));
    await app.slack.until("the answer", () => kubedrill.lines.some(({ level }) => level === "warn"));
    const daily = await (await ben.command("/kubedrill", "daily", app.general)).reply();
    expect(textOf(daily)).toContain("✅ Right");
  });

  it("continues after a restart in the middle, without asking or counting twice", async () => {
    const app = await openSlackApp(mode);
    const first = await app.start();
    if (mode === "http") await install(app);
    await app.createDrill();
    await first.tick();
    const message = app.latest();
    const letter = app.letter(await app.posting(), "right");
    const ben = app.team.addMember("ben");
    await (await ben.click(message, letter)).reply();
    await first.stop();

    const second = await app.start();
    app.clock.now += 16_000; // the next count is due
    const again = await (await ben.click(message, letter)).reply();
    expect(textOf(again)).toContain("✅ Right");
    await (await app.team.addMember("cleo").click(message, letter)).reply();
    await app.slack.until("the count", () => textOf(message).includes("2 answered"));
    await second.tick();
    expect(app.slack.messages(app.general)).toHaveLength(1);
    expect(second.failures).toEqual([]);
  });

  it("stops asking where Kubedrill was removed", async () => {
    const app = await openSlackApp(mode);
    const kubedrill = await app.start();
    if (mode === "http") await install(app);
    await app.createDrill();
    await kubedrill.tick();
    const { teamId } = await app.posting();
    for (const sent of await app.team.uninstall(true)) expect(sent.first.acked).toBe(true);
    await kubedrill.kubedrill.stop();
    const [drill] = await app.storage.drills.ofTeam(teamId);
    expect(drill?.paused).toBeDefined();
    app.clock.now += DAY;
    await kubedrill.tick();
    expect(app.slack.messages(app.general)).toHaveLength(1);
    expect(
      await app.storage.installations.find({ platform: "slack", externalId: app.team.id }),
    ).toBeUndefined();
  });

  it("pauses the drill of a channel that was archived, and notifies an admin", async () => {
    const app = await openSlackApp(mode);
    const kubedrill = await app.start();
    if (mode === "http") await install(app);
    const { teamId } = await app.createDrill();
    app.general.archived = true;
    await kubedrill.tick();
    const [drill] = await app.storage.drills.ofTeam(teamId);
    expect(drill?.paused?.because).toContain("The channel is archived. Unarchive it");
    expect(app.slack.messages(app.general)).toEqual([]);
  });
});

function textOf({ blocks }: Message | View): string {
  return visibleText(blocks);
}
