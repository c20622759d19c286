// Slash commands: answered in Slack's own response where that is quick, else later.
import type { App } from "@slack/bolt";
import { withDeadline } from "../../../ports/deadline.ts";
import type { Reply } from "../../../ports/reply.ts";
import type { Command } from "../payloads/command.ts";
import { carried } from "../payloads/read-payload.ts";
import { takeAttachments } from "../render/attachments.ts";
import { MAIN } from "../render/slash.ts";
import { sayStatus, statusOf } from "./authorize.ts";
import { deliver, toResponse } from "./deliver.ts";
import { DIRECT_REPLY, type Listening } from "./listening.ts";
import { toPerson } from "./person.ts";
import { createRespond } from "./respond.ts";
import { sharedChannel } from "./shared-channel.ts";

export function listenToCommands(
  app: App,
  { bot, kinds, profiles, clock, timers, parts, home, work, greet }: Listening,
): void {
  app.command(/^\//, ({ body, ack, context }) =>
    work(async () => {
      const command = carried<Command>(body);
      const status = statusOf(context);
      if (status.type !== "installed") {
        await ack(toResponse([{ type: "text", markdown: sayStatus(status) }]));
        return;
      }
      const { workspace } = status;
      const { user_id: user, user_name: name, channel_id, text = "" } = command;
      const channel = sharedChannel(channel_id);
      kinds.note(channel, command.channel_name);
      const actor = { user, name, workspace };
      const handled = (async () => {
        const person = toPerson(actor, await profiles.ask(workspace, user));
        const reply = await bot.handle({ ...asked(command.command, text), person, channel, now: clock() });
        profiles.keep(workspace, user);
        return reply;
      })();
      const reply = await withDeadline(handled, DIRECT_REPLY, () => undefined, timers);
      const place = {
        workspace,
        user,
        channel,
        respond: createRespond(command.response_url),
        trigger: command.trigger_id,
      };
      if (reply !== undefined && isPlain(reply)) {
        // A socket that closes meanwhile takes no acknowledgement, but the response_url does.
        await ack(toResponse(reply.blocks)).catch(() => deliver(parts, place, reply));
      } else {
        await ack().catch(() => {});
        await deliver(parts, place, await handled);
      }
      await home.follow(actor, await handled);
      await greet(workspace, user);
    }),
  );
}

/** Drawn as tables, which a Slack may reject. Its own response can't be sent again. */
const rejectable: ReadonlySet<string> = new Set(["ranking", "bars", "table"]);

/** Whether it can stand in Slack's own response. */
function isPlain({ delivery, blocks, form }: Reply): boolean {
  return (
    delivery === "private" &&
    form === undefined &&
    takeAttachments(blocks).attachments.length === 0 &&
    !blocks.some(({ type }) => rejectable.has(type))
  );
}

/** `/kubedrill review` and `/review` are the same; `/kubedrill` alone asks for the menu. */
function asked(command: string, text: string) {
  if (!command.startsWith(MAIN)) return { type: "text", text: `${command} ${text}` } as const;
  if (text.trim() === "") return { type: "command", name: "menu", options: {} } as const;
  return { type: "text", text } as const;
}
