// Buttons: acknowledged at once, done once however often they come, answered privately.
import type { App } from "@slack/bolt";
import { markdownName } from "../../../core/display-name.ts";
import { encodeRef } from "../message-ref.ts";
import type { Click } from "../payloads/interactions.ts";
import { carried } from "../payloads/read-payload.ts";
import { readNote } from "../render/view-note.ts";
import type { Workspace } from "../workspace/workspaces.ts";
import { isAnswer } from "./answer-buttons.ts";
import { sayStatus, statusOf } from "./authorize.ts";
import { deliver, type ReplyTarget, toResponse } from "./deliver.ts";
import type { Listening } from "./listening.ts";
import { createOnce } from "./once.ts";
import { actorOf, ownWorkspace, toPerson } from "./person.ts";
import { createRespond } from "./respond.ts";
import { sharedChannel } from "./shared-channel.ts";

export function listenToClicks(app: App, listening: Listening): void {
  const { bot, kinds, profiles, workspaces, clock, timers, parts, home, work } = listening;
  const once = createOnce(timers);
  app.action({ type: "block_actions" }, ({ body, ack, context }) =>
    work(async () => {
      const click = carried<Click>(body);
      await ack().catch(() => {}); // a socket that closes meanwhile; Slack took the click as heard or not
      const respond = createRespond(click.response_url);
      const status = statusOf(context);
      if (status.type !== "installed") {
        await respond?.(toResponse([{ type: "text", markdown: sayStatus(status) }]));
        return;
      }
      const { workspace } = status;
      const actor = await actorOf(click, workspace, workspaces);
      if (actor === "stranger") {
        const markdown = `This is ${markdownName(workspace.name)}'s question; you can read along.`;
        await respond?.(toResponse([{ type: "text", markdown }]));
        return;
      }
      const { user } = actor;
      kinds.note(click.channel?.id, click.channel?.name);
      const own = ownWorkspace(actor);
      const action = actionOf(click);
      const answers = isAnswer(action);
      // An answer never waits for Slack's profile of the person.
      const profile = answers ? profiles.known(own, user) : await profiles.ask(own, user);
      const press = JSON.stringify([user, click.container?.message_ts, action]);
      const place: ReplyTarget = {
        ...placeOf(click, workspace, user, respond),
        once: (job) => once(press, job),
      };
      const reply = await bot.handle({
        type: "button",
        action,
        message: messageOf(click, workspace),
        isPrivate: place.isPrivate === true,
        person: toPerson(actor, profile),
        channel: place.channel,
        now: clock(),
      });
      profiles.keep(own, user);
      await deliver(parts, place, reply);
      if (answers) home.changed(actor);
      else await home.follow(actor, reply);
    }),
  );
}

/** A button's value, or that of what was chosen. */
function actionOf({ actions: [{ value, selected_option }] }: Click): string {
  return value ?? selected_option?.value ?? "";
}

function placeOf(
  click: Click,
  workspace: Workspace,
  user: string,
  respond: ReplyTarget["respond"],
): ReplyTarget {
  const { channel, trigger_id: trigger, view } = click;
  return {
    workspace,
    user,
    channel: sharedChannel(channel?.id ?? readNote(view?.private_metadata)?.channel),
    respond,
    isPrivate: isPrivate(click),
    trigger,
    view: view && { id: view.id, isModal: view.type === "modal" },
  };
}

/** Whether no one else sees where it was pressed: an ephemeral message, a view, or a direct message with Kubedrill. */
function isPrivate({ container, view }: Click): boolean {
  return (
    container?.is_ephemeral === true || view !== undefined || container?.channel_id?.startsWith("D") === true
  );
}

/** The message that others see too; a private one proves nothing. */
function messageOf({ container }: Click, { team }: Workspace) {
  const { channel_id: channel, message_ts: ts, is_ephemeral } = container ?? {};
  if (channel === undefined || ts === undefined || is_ephemeral === true) return undefined;
  return encodeRef({ team, channel, ts });
}
