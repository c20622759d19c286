// The first-run guide: from the greeting to a working drill in a click and a form.
import { describe, expect, it } from "vitest";
import { encodeAction } from "../../../src/ports/reply.ts";
import { buttonOf, buttonsOf, FIRST, HOUR, makePerson, openApp, textOf } from "../../support/app.ts";
import { submit } from "../drill/drills.ts";

async function open(zone?: string) {
  const app = await openApp();
  app.clock.now = FIRST - 3 * HOUR;
  app.platform.theirZone = zone;
  const greeting = await app.bot.joined({ platform: "playground", externalId: "T1" }, app.clock.now);
  return { app, greeting };
}

describe("the first-run guide", () => {
  it("says what Kubedrill does and about what, and starts with one button", async () => {
    const { app, greeting } = await open("Europe/Berlin");
    expect(textOf(greeting)).toContain("good at **Kubernetes networking**");
    expect(buttonsOf(greeting).map(({ label }) => label)).toEqual([
      "Start a daily question here",
      "Try a question",
    ]);
    const asked = await app.press("ada", buttonOf(greeting, "Start a daily question here"));
    const created = await submit(app, asked);
    expect(created.delivery).toBe("private");
    expect(textOf(created)).toContain("First question: Monday, March 2, at 09:00, Berlin time.");
    app.clock.now = FIRST - HOUR;
    await app.tick();
    expect(app.platform.messages).toHaveLength(1);
  });

  it("leads immediately to today's question", async () => {
    const { app, greeting } = await open("Europe/Berlin");
    const created = await submit(app, await app.press("ada", buttonOf(greeting, "Start")));
    const posted = await app.press("ada", buttonOf(created, "Post now"));
    expect(textOf(posted)).toBe(
      "**Posted.** It is today's question. Next question: Tuesday, March 3, at 09:00, Berlin time.",
    );
    app.clock.now = FIRST;
    await app.tick();
    expect(app.platform.messages).toHaveLength(1);
  });

  it("makes one drill of a form that is sent twice", async () => {
    const { app, greeting } = await open("Europe/Berlin");
    const asked = await app.press("ada", buttonOf(greeting, "Start"));
    const replies = await Promise.all([submit(app, asked), submit(app, asked)]);
    for (const reply of replies) expect(textOf(reply)).toContain("The daily question starts in this channel");
    const { teamId } = await app.meet("ada");
    expect(await app.storage.drills.ofTeam(teamId)).toHaveLength(1);
  });

  it("sends people from a direct message to a channel", async () => {
    const { app, greeting } = await open("Europe/Berlin");
    const action = encodeAction(buttonOf(greeting, "Start").action);
    const where = { person: makePerson("ada"), channel: undefined, now: app.clock.now };
    expect(textOf(await app.bot.handle({ type: "button", action, isPrivate: true, ...where }))).toBe(
      "A direct message has no channel to ask in. Type the command in the channel where your team learns.",
    );
  });

  it("is what /drill shows in a team without drills", async () => {
    const { app, greeting } = await open("Europe/Berlin");
    expect(await app.type("ada", "/drill")).toEqual({ delivery: "private", blocks: greeting });
  });
});
