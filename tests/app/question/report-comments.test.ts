// Reports in a member's own words, and what admins hear of reports: the question, never a name.
import { describe, expect, it } from "vitest";
import { buttonOf, buttonsOf, FIRST, openApp, textOf } from "../../support/app.ts";

/** A question that bo answered, in a team whose drill ada set up. */
async function answered() {
  const app = await openApp();
  const { id } = await app.meet("ada");
  await app.createDrill({ contactId: id });
  await app.tick();
  const { question } = await app.current();
  const asked = await app.press("bo", buttonOf(await app.tap("bo", "wrong"), "Report"));
  return { ...app, question, asked };
}

describe("a report", () => {
  it("offers what can be wrong, something else, and Cancel", async () => {
    const app = await answered();
    expect(buttonsOf(app.asked).map(({ label }) => label)).toEqual([
      "The marked answer is wrong",
      "Two options are right",
      "It's outdated",
      "A typo",
      "Something else …",
      "Cancel",
    ]);
    await app.press("bo", buttonOf(app.asked, "Cancel"));
    const { teamId } = await app.meet("bo");
    expect(await app.storage.reports.ofTeam(teamId)).toEqual([]);
  });

  it("reaches the admin who set up the drill in a direct message, without a name", async () => {
    const app = await answered();
    await app.press("bo", buttonOf(app.asked, "The marked answer is wrong"));
    await app.daily.sent();
    expect(app.platform.directs).toHaveLength(1);
    expect(app.platform.directs[0]).toMatchObject({ to: { member: "U-ada" } });
    const text = textOf(app.platform.directs[0]?.blocks);
    expect(text).toContain("🚩 **A member reported a question:** The marked answer is wrong");
    expect(text).toContain(app.question.id);
    expect(text).not.toContain("bo");
  });

  it("takes a comment, which the admin gets and /questions shows", async () => {
    const app = await answered();
    const other = await app.press("bo", buttonOf(app.asked, "Something else"));
    expect(other.form?.command).toBe("comment");
    const text = "The `kubectl` output is from <@U1>, not v1.37";
    const thanks = await app.bot.handle({
      type: "command",
      name: "comment",
      options: { text },
      person: app.person("bo"),
      channel: "general",
      now: FIRST,
    });
    expect(textOf(thanks)).toBe("Thank you. Your team's admins read your comment, without your name.");
    await app.daily.sent();
    const said = "The kubectl output is from U1 , not v1.37";
    expect(app.platform.directs.map(({ blocks }) => textOf(blocks))).toEqual([expect.stringContaining(said)]);
    expect(textOf(await app.type("ada", "/questions"))).toContain(`💬 ${said}`);
  });

  it("without a report to comment on says where to begin", async () => {
    const app = await openApp();
    expect(textOf(await app.type("bo", "/comment nonsense"))).toBe(
      "Report a question first: verdicts have a Report button.",
    );
  });

  it("of the admin themselves sends them nothing", async () => {
    const app = await answered();
    const own = await app.press("ada", buttonOf(await app.tap("ada", "wrong"), "Report"));
    await app.press("ada", buttonOf(own, "A typo"));
    await app.daily.sent();
    expect(app.platform.directs).toEqual([]);
  });
});
