// /link: two accounts of one person become one learner.
import { describe, expect, it } from "vitest";
import { buttonOf, FIRST, openApp, type TestApp, textOf } from "../../support/app.ts";
import { account, codeIn, discord, openBoth, slack } from "./accounts.ts";

const MINUTE = 60_000;
describe("/link", () => {
  it("makes a code for the other platform, asks there, and links", async () => {
    const { ana, onDiscord } = await openBoth();
    const made = await ana.type("/link");
    expect(made.delivery).toBe("private");
    expect(textOf(made)).toContain(`type \`/link code:${codeIn(made)}\` on Discord`);
    const asked = await onDiscord.type(`/link code:${codeIn(made)}`);
    expect(asked.delivery).toBe("private");
    expect(textOf(asked)).toContain("Link this account with Slack: **ana** in **Acme**?");
    const linked = await onDiscord.press(buttonOf(asked, "Link accounts"));
    expect(linked).toMatchObject({ delivery: "replace", person: "changed" });
    expect(textOf(linked)).toContain("**Linked.**");
    expect((await ana.meet()).learnerId).toBe((await onDiscord.meet()).learnerId);
    expect(textOf(await ana.type("/progress"))).toContain(
      "This account is now linked with your Discord account.",
    );
    const status = textOf(await ana.type("/link"));
    expect(status).toContain("- Slack: **ana** in **Acme** (this account)");
    expect(status).toContain("- Discord: **ana_k** in **Kube Club**");
    expect(textOf(await onDiscord.press(buttonOf(asked, "Link accounts")))).toBe(
      "These two accounts are linked already. Nothing to change.",
    );
  });

  it("works from Discord to Slack, and for a third account", async () => {
    const { app, ana, onDiscord } = await openBoth();
    const made = await onDiscord.type("/link");
    expect(textOf(made)).toContain(`type \`/kubedrill link ${codeIn(made)}\` on Slack`);
    await ana.press(buttonOf(await ana.type(`/link ${codeIn(made)}`), "Link accounts"));
    const elsewhere = account(app, "ana", {
      platform: "slack",
      team: { externalId: "TS2", name: "Beta" },
    } as never);
    const another = await onDiscord.press(buttonOf(await onDiscord.type("/link"), "Link another account"));
    const asked = await elsewhere.type(`/link ${codeIn(another)}`);
    expect(textOf(asked)).toContain("Discord: **ana_k** in **Kube Club**");
    await elsewhere.press(buttonOf(asked, "Link accounts"));
    expect(textOf(await ana.type("/link"))).toContain("- Slack: **ana** in **Beta**");
  });

  it.each([
    ["lower case and no dash", (code: string) => code.toLowerCase().replace("-", "")],
    ["spaces", (code: string) => code.replace("-", " ")],
    ["a long dash", (code: string) => code.replace("-", " — ")],
    ["the option's name", (code: string) => `code:${code}`],
    ["O for 0 and l for 1", (code: string) => code.replaceAll("0", "O").replaceAll("1", "l")],
  ])("takes a code typed with %s", async (_what, typed) => {
    const { ana, onDiscord } = await openBoth();
    const code = codeIn(await ana.type("/link"));
    expect(textOf(await onDiscord.type(`/link ${typed(code)}`))).toContain("Link this account with Slack");
  });

  it("says in one sentence what was wrong with a code", async () => {
    const { app, ana, onDiscord, bo } = await openBoth();
    const colleague = account(app, "zoe", slack);
    const code = codeIn(await ana.type("/link"));
    const refusals = [
      [ana, code, "That's this account's own code. Type it in your Discord account."],
      [colleague, code, "That code comes from Slack too"],
      [bo, "22222-22222", "That code doesn't work: it's mistyped, more than 10 minutes old, or used."],
      [bo, "hello", "“hello” isn't a link code. Codes have ten letters and digits"],
    ] as const;
    for (const [who, typed, says] of refusals) {
      const reply = await who.type(`/link code:${typed}`);
      expect(textOf(reply)).toContain(says);
      expect(reply).toMatchObject({ delivery: "private", refused: { option: "code" } });
    }
    const asked = await onDiscord.type(`/link ${code}`);
    app.clock.now = FIRST + 10 * MINUTE;
    expect(textOf(await onDiscord.press(buttonOf(asked, "Link accounts")))).toContain(
      "That code doesn't work",
    );
    expect(textOf(await onDiscord.press("link-accounts:nonsense"))).toContain("That code doesn't work");
    expect((await ana.meet()).learnerId).not.toBe((await onDiscord.meet()).learnerId);
  });

  it.each(["expired", "used"])("says the same about a code that is %s, and links nothing", async (state) => {
    const { app, ana, onDiscord, bo } = await openBoth();
    const code = codeIn(await ana.type("/link"));
    if (state === "expired") app.clock.now = FIRST + 10 * MINUTE;
    else await onDiscord.press(buttonOf(await onDiscord.type(`/link ${code}`), "Link accounts"));
    const before = (await bo.meet()).learnerId;
    const reply = await bo.type(`/link ${code}`);
    expect(textOf(reply)).toMatch(
      /^That code doesn't work: it's mistyped, more than 10 minutes old, or used\. [^.]+\.$/,
    );
    expect(reply).toMatchObject({ delivery: "private", refused: { option: "code" } });
    expect((await bo.meet()).learnerId).toBe(before);
    expect((await ana.meet()).learnerId).not.toBe(before);
  });

  it("stops guessing after five wrong codes, also for the right one, for ten minutes", async () => {
    const { app, ana, bo } = await openBoth();
    for (let index = 0; index < 5; index++) await bo.type(`/link 22222-2222${index}`);
    const code = codeIn(await ana.type("/link"));
    expect(textOf(await bo.type(`/link ${code}`))).toContain("You typed five wrong codes. Wait 10 minutes");
    app.clock.now += 10 * MINUTE - 1;
    expect(textOf(await bo.type(`/link ${code}`))).toContain("You typed five wrong codes.");
    app.clock.now += 1;
    const fresh = codeIn(await ana.type("/link"));
    expect(textOf(await bo.type(`/link ${fresh}`))).toContain("Link this account");
  });

  it("separates accounts again, by command or button", async () => {
    const { ana, onDiscord } = await openBoth();
    expect(textOf(await ana.type("/link remove"))).toContain("This account isn't linked with another one.");
    for (const separate of [
      () => ana.type("/link remove"),
      async () => ana.press(buttonOf(await ana.type("/link"), "Separate this account")),
    ]) {
      const asked = await onDiscord.type(`/link ${codeIn(await ana.type("/link"))}`);
      await onDiscord.press(buttonOf(asked, "Link accounts"));
      expect(textOf(await separate())).toContain("**Separated.**");
      expect((await ana.meet()).learnerId).not.toBe((await onDiscord.meet()).learnerId);
    }
  });

  it("explains itself in the playground, where nothing can be linked", async () => {
    const { app } = await openBoth();
    for (const text of ["/link", "/link 22222-22222", "/link remove", "/link hello"])
      expect(textOf(await app.type("bo", text))).toContain("The playground has neither");
    expect(textOf(await app.press("bo", "link-code"))).toContain("The playground has neither");
  });

  it("never puts a code into what is logged", async () => {
    const { app, ana, onDiscord } = await openBoth();
    const code = codeIn(await ana.type("/link"));
    const asked = await onDiscord.type(`/link ${code}`);
    await onDiscord.press(buttonOf(asked, "Link accounts"));
    expect(app.requests.map(({ what }) => what)).toEqual(["/link", "/link", "button link-accounts"]);
    const logged = JSON.stringify([app.requests, app.failures]);
    expect(logged).not.toContain(code);
    expect(logged).not.toContain(code.replace("-", ""));
  });
});

describe("linked accounts", () => {
  async function openLinked() {
    const opened = await openBoth();
    const asked = await opened.onDiscord.type(`/link ${codeIn(await opened.ana.type("/link"))}`);
    await opened.onDiscord.press(buttonOf(asked, "Link accounts"));
    return opened;
  }

  it("show in settings, stored data, and the home page", async () => {
    const { ana } = await openLinked();
    const field = { label: "Linked with", value: "Discord: **ana_k** in **Kube Club**" };
    for (const text of ["/settings", "/privacy show"])
      expect((await ana.type(text)).blocks).toContainEqual(
        expect.objectContaining({ fields: expect.arrayContaining([field]) }),
      );
    expect(textOf(await ana.type("/settings"))).toContain("also apply in your linked accounts");
    expect(textOf(await ana.type("/home"))).toContain(`linked with ${field.value}`);
  });

  it("are deleted together, as the question before says", async () => {
    const { ana, onDiscord } = await openLinked();
    const before = await onDiscord.meet();
    const asked = textOf(await ana.type("/privacy delete"));
    expect(asked).toContain("Delete all your data here, and in your linked accounts?");
    expect(asked).toContain("Linked: Discord: **ana_k** in **Kube Club**. This data goes too.");
    expect(asked).toContain("first separate the accounts: {command:link code:remove}");
    expect(textOf(await ana.type("/privacy delete delete"))).toContain("and in your linked accounts");
    const after = await onDiscord.meet();
    expect(after.id).not.toBe(before.id);
    expect(after.learnerId).not.toBe(before.learnerId);
    expect(after.learnerId).not.toBe((await ana.meet()).learnerId);
  });

  it("are recorded for the learner that they are, also while they're linked", async () => {
    const app = await openApp((storage) => {
      let isFirst = true;
      return {
        ...storage,
        practices: {
          ...storage.practices,
          async record(tap) {
            if (!isFirst) return storage.practices.record(tap);
            isFirst = false;
            const { meet } = account({ storage, clock: { now: FIRST } } as TestApp, "ana_k", discord);
            const other = await meet();
            const code = await storage.links.offer({
              id: "o",
              memberId: tap.member.id,
              expiresAt: FIRST + MINUTE,
            });
            const notice = { id: "n", markdown: "Linked." };
            await storage.links.redeem({ memberId: other.id, code, notice }, FIRST, "once");
            return storage.practices.record(tap);
          },
        },
      };
    });
    const ana = account(app, "ana", slack);
    const asked = await ana.type("/quiz");
    const verdict = await ana.press(buttonOf(asked, "A"));
    expect(textOf(verdict)).not.toContain("Something went wrong");
    const { learnerId } = await ana.meet();
    expect(learnerId).toBe((await account(app, "ana_k", discord).meet()).learnerId);
    expect((await app.storage.cards.ofLearner(learnerId)).size).toBe(1);
  });
});
