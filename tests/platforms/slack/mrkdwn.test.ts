// Markdown as mrkdwn, piece by piece.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boldMrkdwn, mrkdwn } from "../../../src/platforms/slack/render/mrkdwn.ts";
import { plain } from "../../../src/platforms/slack/render/plain-words.ts";

describe("mrkdwn", () => {
  it.each([
    ["`a < b`", "`a &lt; b`"],
    ["**bold**", "*bold*"],
    ["*emphasis*", "_emphasis_"],
    ["[docs](https://kubernetes.io/?a=b&c=d)", "<https://kubernetes.io/?a=b&amp;c=d|docs>"],
    ["[a `b` c](https://x.org/y|z)", "<https://x.org/y%7Cz|a b c>"],
    ["- one\n- **two**", "• one\n• *two*"],
    ["in {channel:C024BE7LR}", "in <#C024BE7LR>"],
    ["in {channel:general}", "in #general"],
    ["{member:U024BE7LR} and {member:ada}", "<@U024BE7LR> and ada"],
    [
      "{command:quiz dns} or {command:lookup <concept>}",
      "`/kubedrill quiz dns` or `/lookup &lt;concept&gt;`",
    ],
    ["the file `/settings reload`", "the file `/settings reload`"],
    ["<!channel> <@U1> @here", "&lt;!channel&gt; &lt;@U1&gt; @here"],
    ["snake_case and 2 * 3", "snake_case and 2 * 3"],
  ])("turns %s into %s", (markdown, expected) => {
    expect(mrkdwn(markdown)).toBe(expected);
  });

  it("shows an instant in each reader's own zone, and in UTC where that cannot be", () => {
    expect(mrkdwn("closes {time:1772528400000}")).toBe(
      "closes <!date^1772528400^{date_short_pretty}, {time}|Tue, Mar 3, 09:00 UTC>",
    );
  });

  it("parts a mark from letters that touch it: Slack would not see it", () => {
    expect(mrkdwn("kube**let**s")).toBe("kube\u200b*let*\u200bs");
  });

  it("breaks what Slack would read something into", () => {
    expect(mrkdwn("> quote")).toBe("\u200b&gt; quote");
    expect(mrkdwn("~gone~ _it_ :100: 10:30:15")).toBe("~\u200bgone~ _\u200bit_ :\u200b100: 10:30:15");
    expect(mrkdwn("``` x")).not.toContain("```");
  });

  it("makes a bold line of every line, marks inside kept", () => {
    expect(boldMrkdwn("Which `Service` is **not** it?\nSay!")).toBe("*Which `Service` is not it?*\n*Say!*");
  });

  it("leaves no bare <, > or & in any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => {
        const bare = mrkdwn(text).replaceAll(/<(?:https:[^<>]*\|[^<>]*|!date\^[^<>]*|#[A-Z0-9]+)>/g, "");
        expect(bare).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/);
      }),
    );
  });

  it("says the same without marks", () => {
    expect(plain("**a `b`** [c](https://d.e) {channel:C1} {command:quiz}")).toBe(
      "a b c this channel /kubedrill quiz",
    );
  });
});
