// Markdown for Discord: the marks of the small Markdown mean something, everything else is shown as it is.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { discordMarkdown, literal } from "../../../src/platforms/discord/render/markdown.ts";
import { anyText } from "../../support/any-text.ts";

describe("Markdown for Discord", () => {
  it.each([
    ["code, bold and emphasis", "`a*b` **bold** *so*", "`a*b` **bold** *so*"],
    ["a link", "[docs](https://kubernetes.io/a_b)", "[docs](https://kubernetes.io/a_b)"],
    ["a time, in each reader's own zone", "{time:1772528400999}", "<t:1772528400:f>"],
    ["a channel by its name", "{channel:123456789012345678}", "<#123456789012345678>"],
    ["a member by their name", "{member:123456789012345678}", "<@123456789012345678>"],
    ["a command", "{command:drill create time:9}", "`/drill create time:9`"],
    ["marks in marks", "**`code` and *so* [x](https://a.b)**", "**`code` and *so* [x](https://a.b)**"],
    ["a list", "- one\n- # two", "- one\n- \\# two"],
  ])("keeps %s", (_, markdown, shown) => {
    expect(discordMarkdown(markdown)).toBe(shown);
  });

  it.each([
    ["mentions", "@everyone <@1> <#2> <@&3>", "\\@everyone \\<\\@1> \\<#2> \\<\\@&3>"],
    ["marks of its own", "__a__ ~~b~~ ||c||", "\\_\\_a\\_\\_ \\~\\~b\\~\\~ \\|\\|c\\|\\|"],
    ["bare addresses", "see http://a.b/c", "see http:\\//a.b/c"],
    ["emoji by name", "fe80::100:2 :smile:", "fe80:\\:100:2 \\:smile:"],
    ["what begins a line", "# a\n> b\n-# c\n12. d", "\\# a\n\\> b\n\\-# c\n12\\. d"],
    ["channels that are none", "{channel:<!here>} {channel:general}", "{channel:\\<!here>} #general"],
  ])("takes the meaning from %s", (_, markdown, shown) => {
    expect(discordMarkdown(markdown)).toBe(shown);
  });

  it("shows any plain text sign by sign", () => {
    fc.assert(
      fc.property(anyText(200), (text) => {
        expect(literal(text).replace(/\\([^0-9A-Za-z\s])/g, "$1")).toBe(text);
      }),
    );
  });

  it("leaves no mention, mark or address alive in plain text", () => {
    const signs = fc.constantFrom(..."@<#*_~`|[]()>-:/\\ a1.\n");
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 60 }), (some) => {
        const bare = literal(some.join("")).replace(/\\[^0-9A-Za-z\s]/g, "x");
        expect(bare).not.toMatch(/[@<*_~`|[\]]|:\/\/|^\s*[#>-]/m);
      }),
    );
  });
});
