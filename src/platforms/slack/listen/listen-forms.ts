// Forms: a submitted form runs its command. A mistake shows in the form, which stays open.
import type { App } from "@slack/bolt";
import { withDeadline } from "../../../ports/deadline.ts";
import { type Reply, say } from "../../../ports/reply.ts";
import { visibleBlocks } from "../../../ports/visible-blocks.ts";
import type { Submission } from "../payloads/interactions.ts";
import { carried } from "../payloads/read-payload.ts";
import type { View } from "../payloads/view.ts";
import { readForm } from "../render/forms.ts";
import { plainText } from "../render/plain-text.ts";
import { renderModal } from "../render/render.ts";
import { sayStatus, statusOf } from "./authorize.ts";
import { deliver } from "./deliver.ts";
import { DIRECT_REPLY, type Listening } from "./listening.ts";
import { actorOf, ownWorkspace, toPerson } from "./person.ts";

const unreadable = say("This form is from another version of Kubedrill. Type the command again.");
const working = say("One moment…");

export function listenToForms(app: App, listening: Listening): void {
  const { bot, workspaces, profiles, clock, timers, parts, home, work } = listening;
  app.view({ type: "view_submission" }, ({ body, ack, context }) =>
    work(async () => {
      const submission = carried<Submission>(body);
      const { view } = submission;
      const status = statusOf(context);
      const team = status.type === "installed" ? status.workspace.team : undefined;
      const filled = readForm(view);
      const note = { team, channel: filled?.channel };
      const show = ({ blocks }: Reply) => ack({ response_action: "update", view: renderModal(blocks, note) });
      if (status.type !== "installed") return show(say(sayStatus(status)));
      const { workspace } = status;
      const actor = await actorOf(submission, workspace, workspaces);
      if (filled === undefined || actor === "stranger") return show(unreadable);
      const { user } = actor;
      const { command: name, channel, options } = filled;
      const handled = (async () => {
        const own = ownWorkspace(actor);
        const person = toPerson(actor, await profiles.ask(own, user));
        const reply = await bot.handle({ type: "command", name, options, person, channel, now: clock() });
        profiles.keep(own, user);
        return reply;
      })();
      const reply = await withDeadline(handled, DIRECT_REPLY, () => undefined, timers);
      if (reply?.refused !== undefined) {
        const errors = { [wrongField(view, reply.refused.option)]: plainText(visibleBlocks(reply.blocks)) };
        return ack({ response_action: "errors", errors });
      }
      // A socket that closes meanwhile takes no acknowledgement, but the modal can still be changed.
      const taken = await show(reply ?? working).then(
        () => true,
        () => false,
      );
      const done = await handled;
      const place = { workspace, user, channel, view: { id: view.id, isModal: true } };
      if (reply === undefined || !taken) await deliver(parts, place, done);
      await home.follow(actor, done);
    }),
  );
}

/** The block of the option that was wrong; the first field's, where it was none of them. */
function wrongField({ state }: View, option: string | undefined): string {
  const names = Object.keys(state?.values ?? {});
  return names.find((name) => name === option) ?? names[0] ?? "";
}
