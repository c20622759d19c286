// Accounts of one person on Slack and Discord, to be linked.
import { type Button, encodeAction, type Reply } from "../../../src/ports/reply.ts";
import { makePerson, openApp, type TestApp, textOf } from "../../support/app.ts";

export const slack = { platform: "slack", team: { externalId: "TS", name: "Acme" } } as const;
export const discord = { platform: "discord", team: { externalId: "TD", name: "Kube Club" } } as const;

type Home = typeof slack | typeof discord;

/** A person's account on one platform. */
export function account(app: TestApp, name: string, home: Home) {
  const act = () => ({ person: makePerson(name, home), channel: "general", now: app.clock.now });
  return {
    type: (text: string): Promise<Reply> => app.bot.handle({ type: "text", text, ...act() }),
    press: (button: Button | string) => {
      const action = typeof button === "string" ? button : encodeAction(button.action);
      return app.bot.handle({ type: "button", action, isPrivate: true, ...act() });
    },
    meet: () =>
      app.storage.people.meet(makePerson(name, home), app.clock.now, {
        team: `team ${name} ${home.platform}`,
        learner: `learner ${name} ${home.platform}`,
        member: `member ${name} ${home.platform}`,
        chance: 0.5,
      }),
  };
}

/** An installation that both platforms use. */
export async function openBoth() {
  const app = await openApp();
  const ana = account(app, "ana", slack);
  const onDiscord = account(app, "ana_k", discord);
  for (const home of [slack, discord]) await account(app, "eve", home).meet();
  return { app, ana, onDiscord, bo: account(app, "bo", discord) };
}

/** The code that a reply shows. */
export function codeIn(reply: Reply): string {
  return /Your link code: `([0-9A-Z]{5}-[0-9A-Z]{5})`/.exec(textOf(reply))?.[1] ?? "no code";
}
