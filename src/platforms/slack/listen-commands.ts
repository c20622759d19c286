// Slash commands: answered in Slack's own response where that is quick, else later.
import type { App } from "@slack/bolt";
import { sayStanding, standingOf } from "./authorize.ts";
import { deliver, toResponse } from "./deliver.ts";
import type { Listening } from "./listen.ts";
import { sharedChannel } from "./payload.ts";
import { toPerson } from "./person.ts";
import { takePictures } from "./pictures.ts";
import { createRespond } from "./respond.ts";
import { MAIN } from "./slash.ts";

/** Slack waits for three seconds; what takes longer than this is answered later. In ms. */
const SOON = 1_500;

export function listenToCommands(app: App, { bot, profiles, clock, parts, work, greet }: Listening): void {
  app.command(/^\//, ({ command, ack, context }) =>
    work(async () => {
      const standing = standingOf(context);
      if (standing.type !== "installed") {
        await ack(toResponse([{ type: "text", markdown: sayStanding(standing) }]));
        return;
      }
      const { workspace } = standing;
      const { user_id: user, user_name: name, team_id: team, channel_id, text = "" } = command;
      const channel = sharedChannel(channel_id);
      const handled = (async () => {
        const person = toPerson({ user, name, team, workspace }, await profiles.ask(workspace, user));
        return bot.handle({ ...asked(command.command, text), person, channel, now: clock() });
      })();
      const reply = await Promise.race([handled, wait(SOON)]);
      const place = { workspace, user, channel, respond: createRespond(command.response_url) };
      if (reply?.delivery === "private" && takePictures(reply.blocks).pictures.length === 0) {
        // A socket that closes meanwhile takes no acknowledgement, but the response_url does.
        await ack(toResponse(reply.blocks)).catch(() => deliver(parts, place, reply));
      } else {
        await ack().catch(() => {});
        await deliver(parts, place, await handled);
      }
      await greet(workspace, user);
    }),
  );
}

/** `/kubedrill review` and `/review` are the same; `/kubedrill` alone asks for the menu. */
function asked(command: string, text: string) {
  if (!command.startsWith(MAIN)) return { type: "text", text: `${command} ${text}` } as const;
  if (text.trim() === "") return { type: "command", name: "menu", options: {} } as const;
  return { type: "text", text } as const;
}

function wait(ms: number): Promise<undefined> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(undefined), ms).unref();
  });
}
