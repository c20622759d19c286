// Buttons: acknowledged at once, done once however often they come, answered privately.
import type { App } from "@slack/bolt";
import { markdownName } from "../../../core/display-name.ts";
import { encodeRef } from "../message-ref.ts";
import type { Workspace } from "../workspace/workspaces.ts";
import { isAnswer } from "./answer-buttons.ts";
import { sayStanding, standingOf } from "./authorize.ts";
import { deliver, type Place, toResponse } from "./deliver.ts";
import type { Listening } from "./listening.ts";
import { createOnce } from "./once.ts";
import { fieldOf, sharedChannel, textOf } from "./payload.ts";
import { actorOf, ownWorkspace, toPerson } from "./person.ts";
import { createRespond } from "./respond.ts";

export function listenToClicks(app: App, listening: Listening): void {
  const { bot, kinds, profiles, workspaces, clock, parts, home, work } = listening;
  const once = createOnce();
  app.action({ type: "block_actions" }, ({ body, payload, ack, context }) =>
    work(async () => {
      await ack().catch(() => {}); // a socket that closes meanwhile; Slack took the click as heard or not
      const respond = createRespond(textOf(body, "response_url"));
      const standing = standingOf(context);
      if (standing.type !== "installed") {
        await respond?.(toResponse([{ type: "text", markdown: sayStanding(standing) }]));
        return;
      }
      const { workspace } = standing;
      const actor = await actorOf(body, workspace, workspaces);
      if (actor === undefined) return;
      if (actor === "stranger") {
        const markdown = `This is ${markdownName(workspace.name)}'s question; you can read along.`;
        await respond?.(toResponse([{ type: "text", markdown }]));
        return;
      }
      const { user } = actor;
      kinds.note(textOf(body, "channel", "id"), textOf(body, "channel", "name"));
      const own = ownWorkspace(actor);
      const action = textOf(payload, "value") ?? "";
      const answers = isAnswer(action);
      // An answer never waits for what Slack tells of people.
      const profile = answers ? profiles.known(own, user) : await profiles.ask(own, user);
      const press = JSON.stringify([user, fieldOf(body, "container", "message_ts"), action]);
      const place: Place = {
        ...placeOf(body, workspace, user, respond),
        once: (job) => once(press, job),
      };
      const reply = await bot.handle({
        type: "button",
        action,
        message: messageOf(body, workspace),
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

function placeOf(body: unknown, workspace: Workspace, user: string, respond: Place["respond"]): Place {
  const viewId = textOf(body, "view", "id");
  return {
    workspace,
    user,
    channel: sharedChannel(textOf(body, "channel", "id")),
    respond,
    isPrivate: isPrivate(body),
    trigger: textOf(body, "trigger_id"),
    view:
      viewId === undefined ? undefined : { id: viewId, isModal: textOf(body, "view", "type") === "modal" },
  };
}

/** Whether no one else sees where it was pressed: an ephemeral message, a view, or a direct message with Kubedrill. */
function isPrivate(body: unknown): boolean {
  if (fieldOf(body, "container", "is_ephemeral") === true || textOf(body, "view", "id") !== undefined)
    return true;
  return textOf(body, "container", "channel_id")?.startsWith("D") === true;
}

/** The message that others see too; a private one proves nothing. */
function messageOf(body: unknown, workspace: Workspace) {
  const channel = textOf(body, "container", "channel_id");
  const ts = textOf(body, "container", "message_ts");
  if (channel === undefined || ts === undefined || fieldOf(body, "container", "is_ephemeral") === true) {
    return undefined;
  }
  return encodeRef({ team: workspace.team, channel, ts });
}
