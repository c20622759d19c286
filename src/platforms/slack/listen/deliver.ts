// Delivers a reply: as an ephemeral message, instead of one, in a modal, or to the channel.
import type { types } from "@slack/bolt";
import type { ChannelRef, MessageRef } from "../../../ports/person.ts";
import { isRefusal } from "../../../ports/platform-error.ts";
import { type Block, type Form, type Reply, say } from "../../../ports/reply.ts";
import { type Log, sayError } from "../log.ts";
import { sendDirect } from "../platform.ts";
import { sendAttachments, takeAttachments } from "../render/attachments.ts";
import { renderForm } from "../render/forms.ts";
import { renderMessage, renderModal, type SlackMessage } from "../render/render.ts";
import { sendBlocks } from "../send-blocks.ts";
import type { WebClient } from "../web-client.ts";
import type { Workspace } from "../workspace/workspaces.ts";

/** What Slack takes at a response_url, and as the answer to a command. */
export interface Response extends SlackMessage {
  readonly response_type: "ephemeral";
  readonly replace_original: boolean;
}

/** Where a person acted, and so where the reply goes. */
export interface ReplyTarget {
  readonly workspace: Workspace;
  readonly user: string;
  /** Undefined in direct messages, the App Home and modals. */
  readonly channel: string | undefined;
  /** Answers under the message or command; rejects once Slack no longer accepts that. */
  readonly respond?: ((response: Response) => Promise<unknown>) | undefined;
  /** Whether the person acted in a message that no one else sees: only such a message can be replaced. */
  readonly isPrivate?: boolean;
  /** Opens one modal, within three seconds. */
  readonly trigger?: string | undefined;
  /** Set in the App Home and in modals, which have no message. */
  readonly view?: { readonly id: string; readonly isModal: boolean } | undefined;
  /** Runs a job of the same button and person once; false if it ran already. */
  readonly once?: ((job: () => Promise<unknown>) => Promise<boolean>) | undefined;
}

export interface DeliverParts {
  readonly client: WebClient;
  /** For requests that can't wait longer than seconds. */
  readonly questions: WebClient;
  readonly log: Log;
  readonly post: (channel: ChannelRef, blocks: readonly Block[], key: string) => Promise<MessageRef>;
}

/** Shows a reply. Never throws: `/kubedrill daily` shows a lost private message again. */
export async function deliver(parts: DeliverParts, place: ReplyTarget, reply: Reply): Promise<void> {
  try {
    const shown = reply.delivery === "public" ? await share(parts, place, reply.blocks) : reply;
    if (shown === undefined) return;
    if (shown.form !== undefined && (await openForm(parts, place, shown.form))) return;
    if (place.view !== undefined) return await showModal(parts, place, shown.blocks);
    const { blocks, attachments } = takeAttachments(shown.blocks);
    const replace = shown.delivery === "replace" && place.isPrivate;
    await sendBlocks(blocks, parts.log, (sent) => respond(parts, place, toResponse(sent, replace)));
    const tell = (failed: readonly Block[]) => respond(parts, place, toResponse(failed));
    await sendAttachments(parts.client, parts.log, place.workspace, place.user, attachments, tell);
  } catch (error) {
    parts.log.warn({ error: sayError(error) }, "a private reply was not delivered");
  }
}

export function toResponse(blocks: readonly Block[], replace = false): Response {
  return { response_type: "ephemeral", replace_original: replace, ...renderMessage(blocks) };
}

/** Posts in the channel; returns the private reply if that fails. */
async function share(
  { post, log }: DeliverParts,
  { workspace, channel, once = always }: ReplyTarget,
  blocks: readonly Block[],
): Promise<Reply | undefined> {
  if (channel === undefined) return say("There's no one to share it with here. Share works in channels.");
  try {
    const first = await once(() => post({ team: workspace.team, channel }, blocks, ""));
    return first ? undefined : say("It is shared already.");
  } catch (error) {
    if (isRefusal(error)) return say(`I could not share it. ${error.message}`);
    log.warn({ error: sayError(error) }, "Slack did not confirm that something was shared");
    return say(
      "Slack did not say whether it is shared now. Look into the channel before you share it again.",
    );
  }
}

async function always(job: () => Promise<unknown>): Promise<boolean> {
  await job();
  return true;
}

/** Answers in place for half an hour and five uses, as Slack allows; then as a new private message. */
async function respond({ client }: DeliverParts, place: ReplyTarget, response: Response): Promise<void> {
  const { workspace, user, channel } = place;
  try {
    if (place.respond === undefined) throw new Error("There is no response_url.");
    await place.respond(response);
  } catch (error) {
    if (channel === undefined) throw error;
    const { text, blocks } = response;
    await client.chat.postEphemeral({ token: workspace.token, channel, user, text, blocks });
  }
}

/** Shows a modal; if that fails, because it took too long or the modal is closed, sends a direct message. */
async function showModal(parts: DeliverParts, place: ReplyTarget, given: readonly Block[]): Promise<void> {
  const { client, questions, log } = parts;
  const { workspace, user, channel } = place;
  const { blocks, attachments } = takeAttachments(given);
  const note = { team: workspace.team, channel };
  try {
    await sendBlocks(blocks, log, (sent) => openModal(questions, place, renderModal(sent, note)));
  } catch (error) {
    log.info({ error: sayError(error) }, "a modal was not shown");
    return sendDirect(parts, workspace, user, given);
  }
  const tell = (failed: readonly Block[]) => sendDirect(parts, workspace, user, failed);
  await sendAttachments(client, log, workspace, user, attachments, tell);
}

/** False if Slack opens none, because it took too long: the person can still type the command. */
async function openForm(parts: DeliverParts, place: ReplyTarget, form: Form): Promise<boolean> {
  try {
    const { workspace, channel } = place;
    await openModal(parts.questions, place, renderForm(form, { team: workspace.team, channel }));
    return true;
  } catch (error) {
    parts.log.info({ error: sayError(error) }, "a form was not opened");
    return false;
  }
}

async function openModal(
  client: WebClient,
  { workspace: { token }, view, trigger = "" }: ReplyTarget,
  modal: types.ModalView,
): Promise<void> {
  if (view?.isModal) await client.views.update({ token, view_id: view.id, view: modal });
  else await client.views.open({ token, trigger_id: trigger, view: modal });
}
