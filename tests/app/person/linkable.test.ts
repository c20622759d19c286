// Where /link can work, and what /progress says about linked accounts.
import { expect, it } from "vitest";
import { link } from "../../../src/app/person/link.ts";
import { buttonOf, makePerson, openApp, textOf } from "../../support/app.ts";
import { account, codeIn, discord, openBoth, slack } from "./accounts.ts";

it("/link where the other platform isn't used says so, and makes no code", async () => {
  const app = await openApp();
  const ana = account(app, "ana", slack);
  const alone = "This Kubedrill runs on Slack only, so there's no Discord account to link with.";
  expect(textOf(await ana.type("/link"))).toBe(alone);
  expect(textOf(await ana.type("/link code:K7QM2-4PD9T"))).toBe(alone);
  expect(textOf(await ana.press("link-code"))).toBe(alone);
  await account(app, "eve", discord).meet();
  expect(textOf(await ana.type("/link"))).toContain("Your link code");
  await app.storage.teams.leave({ platform: "discord", externalId: "TD" }, app.clock.now);
  expect(textOf(await ana.type("/link"))).toBe(alone);
  expect(textOf(await ana.type("/link remove"))).toContain("This account isn't linked with another one.");
});

it("/link works before anyone came from the other platform, if it runs here", async () => {
  const app = await openApp();
  const platform = { ...app.platform, name: "discord" } as const;
  const said = await link.run(
    {
      ...app,
      platform: (name: string) => (name === "discord" ? platform : undefined),
      person: makePerson("ana", slack),
      member: await account(app, "ana", slack).meet(),
      now: app.clock.now,
      newId: () => "0123456789abcdefghij",
    } as unknown as Parameters<typeof link.run>[0],
    {},
    {},
  );
  expect(textOf(said)).toContain("Your link code");
});

it("/progress says which linked accounts it includes", async () => {
  const { ana, onDiscord } = await openBoth();
  await ana.press(buttonOf(await ana.type("/quiz count:1"), "A"));
  expect(textOf(await ana.type("/progress"))).not.toContain("Includes");
  const asked = await onDiscord.type(`/link code:${codeIn(await ana.type("/link"))}`);
  await onDiscord.press(buttonOf(asked, "Link accounts"));
  await ana.type("/help"); // takes the notice
  expect(textOf(await ana.type("/progress"))).toContain("\nIncludes your reviews on Discord.\n");
  expect(textOf(await onDiscord.type("/progress"))).toContain("\nIncludes your reviews on Slack.\n");
});
