// Answers an interaction with one callback; defers only a reply that takes long.
import {
  DiscordAPIError,
  InteractionResponseType,
  InteractionType,
  MessageFlags,
  type REST,
  Routes,
} from "discord.js";
import { type Block, type Form, type Reply, say } from "../../ports/reply.ts";
import type { Timers } from "../../ports/timers.ts";
import { type Log, summary } from "./log.ts";
import { type AnsweredInteraction, isPrivateTo } from "./read-interaction.ts";
import { type Composed, compose } from "./render/compose.ts";
import { renderForm } from "./render/forms.ts";

/** Discord waits for 3 seconds. After this long, in ms, we defer the reply. */
const DEFER_AFTER = 1_500;

/** Error codes of an interaction that is unknown or already acknowledged: nothing left to do. */
const final: ReadonlySet<unknown> = new Set([10062, 40060]);

interface AnswerParts {
  readonly answers: REST;
  readonly timers: Timers;
  readonly log: Log;
}

type Delivery = Reply["delivery"];
type Outcome = "done" | "refused" | "failed" | "too late";

/** Answers with the reply. Never rejects: logs what Discord refuses permanently. */
export async function answerInteraction(
  parts: AnswerParts,
  interaction: AnsweredInteraction,
  replying: Promise<Reply>,
): Promise<void> {
  let deferring: Promise<Outcome> | undefined;
  const cancel = parts.timers.after(DEFER_AFTER, () => {
    deferring = attempt(parts.log, () => defer(parts, interaction));
  });
  const { delivery: meant, blocks, form } = await replying;
  const delivery = meant === "replace" && !canReplace(interaction) ? "private" : meant;
  const composed = await composeFor(delivery, blocks);
  const finish = (message: Composed) =>
    delivery === "replace" && isUnderClassic(interaction) ? clearingClassic(message) : message;
  cancel();
  // Discord opens no form after “thinking…” or from another form. Then the reply says how to type the command.
  if (form !== undefined && deferring === undefined && interaction.type !== InteractionType.ModalSubmit) {
    if ((await attempt(parts.log, () => openForm(parts, interaction, form))) !== "refused") return;
  }
  const deliver = async (how: Delivery, composed: Composed): Promise<Outcome> => {
    const waited = await deferring;
    if (waited === undefined) return attempt(parts.log, () => respond(parts, interaction, how, composed));
    return waited === "done" ? attempt(parts.log, () => followUp(parts, interaction, how, composed)) : waited;
  };
  const outcome = await deliver(delivery, finish(composed));
  if (outcome === "done" || outcome === "too late") return;
  // Discord's file storage fails more often than its messages do: the text is worth sending alone.
  const again =
    composed.files.length === 0
      ? outcome
      : await deliver(delivery, finish(await composeFor(delivery, blocks, "in words")));
  // A message that Discord refuses is our bug: say so instead of nothing.
  if (again === "refused") await deliver("private", await composeFor("private", wentWrong));
}

/** Only a private message with a button can be replaced: others see public ones, and forms have no message. */
function canReplace(interaction: AnsweredInteraction): boolean {
  return interaction.type === InteractionType.MessageComponent && isPrivateTo(interaction);
}

const wentWrong = say("Something went wrong on our side. Please try again.").blocks;
const shared = say("Shared with the channel.").blocks;

/** Whether the button is under a direct message, which has classic content. */
function isUnderClassic(interaction: AnsweredInteraction): boolean {
  if (interaction.type !== InteractionType.MessageComponent) return false;
  return ((interaction.message.flags ?? 0) & MessageFlags.IsComponentsV2) === 0;
}

/** Components V2 refuses classic content: an edit has to clear it. */
function clearingClassic({ body, files }: Composed): Composed {
  return { body: { ...body, content: null, embeds: null }, files };
}

/** What replaces a message is as private as that was. */
function composeFor(
  delivery: Delivery,
  blocks: readonly Block[],
  attachments?: "in words",
): Promise<Composed> {
  return compose(blocks, { attachments, flags: delivery === "private" ? MessageFlags.Ephemeral : 0 });
}

async function respond(
  { answers }: AnswerParts,
  interaction: AnsweredInteraction,
  delivery: Delivery,
  { body: data, files }: Composed,
): Promise<void> {
  const type =
    delivery === "replace"
      ? InteractionResponseType.UpdateMessage
      : InteractionResponseType.ChannelMessageWithSource;
  const { id, token } = interaction;
  await answers.post(Routes.interactionCallback(id, token), { body: { type, data }, files, auth: false });
}

async function openForm({ answers }: AnswerParts, { id, token }: AnsweredInteraction, form: Form) {
  const body = { type: InteractionResponseType.Modal, data: renderForm(form) };
  await answers.post(Routes.interactionCallback(id, token), { body, auth: false });
}

/** Commands show a private “thinking…” until their reply replaces it; buttons keep their message. */
async function defer({ answers }: AnswerParts, interaction: AnsweredInteraction): Promise<void> {
  const body =
    interaction.type === InteractionType.MessageComponent
      ? { type: InteractionResponseType.DeferredMessageUpdate }
      : {
          type: InteractionResponseType.DeferredChannelMessageWithSource,
          data: { flags: MessageFlags.Ephemeral },
        };
  await answers.post(Routes.interactionCallback(interaction.id, interaction.token), { body, auth: false });
}

async function followUp(
  { answers }: AnswerParts,
  interaction: AnsweredInteraction,
  delivery: Delivery,
  composed: Composed,
): Promise<void> {
  const { application_id: application, token } = interaction;
  const original = Routes.webhookMessage(application, token, "@original");
  const isCommand = interaction.type !== InteractionType.MessageComponent;
  if (delivery === "replace" || (isCommand && delivery === "private")) {
    await answers.patch(original, { ...composed, auth: false });
    return;
  }
  if (isCommand) await answers.patch(original, { ...(await composeFor("private", shared)), auth: false });
  await answers.post(Routes.webhook(application, token), { ...composed, auth: false });
}

/** `refused`: Discord doesn't accept this message, but would accept another one. */
async function attempt(log: Log, request: () => Promise<void>): Promise<Outcome> {
  try {
    await request();
    return "done";
  } catch (error) {
    if (error instanceof DiscordAPIError && final.has(error.code)) {
      log.debug(summary(error), "an answer came too late, or twice");
      return "too late";
    }
    log.error(summary(error), "Discord did not take an answer");
    return error instanceof DiscordAPIError && error.status === 400 ? "refused" : "failed";
  }
}
