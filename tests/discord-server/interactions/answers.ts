// The messages of an interaction: the first answer, edits of it, and what follows it.
import { refuse } from "../api/api-error.ts";
import type { Clock } from "../clock.ts";
import type { Compose, Sent } from "../messages/compose-message.ts";
import type { Messages, Posted } from "../messages/messages.ts";
import { isPrivate, type Message, messageFlags, type User } from "../wire.ts";
import { type Interaction, interactionTypes } from "./interactions.ts";

interface AnswerParts {
  readonly clock: Clock;
  readonly newId: () => string;
  readonly users: ReadonlyMap<string, User>;
  readonly bot: User;
  readonly applicationId: string;
  readonly messages: Messages;
  readonly compose: Compose;
}

/** Follow-ups of an interaction that only a user install allows. */
const USER_INSTALL_FOLLOW_UPS = 5;

export type Answers = ReturnType<typeof createAnswers>;

export function createAnswers({ clock, newId, users, bot, applicationId, messages, compose }: AnswerParts) {
  /** What a new message of the interaction is before it has contents. */
  function frame({ id, channel, type, user: userId, owners }: Interaction) {
    const user = users.get(userId);
    return {
      id: newId(),
      channel_id: channel,
      author: bot,
      timestamp: new Date(clock.now()).toISOString(),
      type: type === interactionTypes.command ? 20 : 0,
      webhook_id: applicationId,
      application_id: applicationId,
      ...(user && { interaction_metadata: { id, type, user, authorizing_integration_owners: owners } }),
    } as const;
  }

  function add(interaction: Interaction, message: Message): Message {
    const audience = isPrivate(message) ? interaction.user : undefined;
    messages.put({ message, audience });
    interaction.messages.add(message.id);
    return message;
  }

  /** The first answer is shown, and "@original" is this message from now on. */
  function settle(interaction: Interaction, message: Message): Message {
    interaction.original = message.id;
    interaction.state = "answered";
    interaction.show({ type: "message", message });
    return message;
  }

  function reply(interaction: Interaction, sent: Sent): Message {
    return settle(interaction, add(interaction, compose.compose(frame(interaction), sent)));
  }

  /** "Thinking…": of the flags only EPHEMERAL counts, and it stays as it is here. */
  function think(interaction: Interaction, flags: number): Message {
    const message = compose.loading({
      ...frame(interaction),
      flags: (flags & messageFlags.ephemeral) | messageFlags.loading,
    });
    interaction.state = "thinking";
    interaction.original = message.id;
    interaction.show({ type: "message", message });
    return add(interaction, message);
  }

  /** Answers with the component's own message, changed where something is sent. @throws ApiError 10008 */
  function update(interaction: Interaction, sent: Sent | undefined): Message {
    const posted = messages.find(interaction.channel, interaction.source?.id ?? "");
    if (posted === undefined) throw refuse(10008);
    const message = sent === undefined ? posted.message : compose.edit(posted.message, sent, clock.now());
    messages.put({ ...posted, message });
    interaction.messages.add(message.id);
    return settle(interaction, message);
  }

  /** A further message; right after "thinking…" it is the answer. @throws ApiError 40094 */
  function followUp(interaction: Interaction, sent: Sent): Message {
    if (interaction.state === "thinking") return edit(interaction, "@original", sent);
    interaction.followUps++;
    const isUserInstall = interaction.owners["0"] === undefined;
    if (isUserInstall && interaction.followUps > USER_INSTALL_FOLLOW_UPS) throw refuse(40094);
    return add(interaction, compose.compose(frame(interaction), sent));
  }

  /** One of the interaction's messages. @param id or "@original" @throws ApiError 10008 */
  function find(interaction: Interaction, id: string): Posted {
    const meant = id === "@original" ? interaction.original : id;
    const posted = meant === undefined ? undefined : messages.find(interaction.channel, meant);
    if (posted === undefined || !interaction.messages.has(posted.message.id)) throw refuse(10008);
    return posted;
  }

  function edit(interaction: Interaction, id: string, sent: Sent): Message {
    const posted = find(interaction, id);
    const message = messages.put({ ...posted, message: compose.edit(posted.message, sent, clock.now()) });
    const isAnswer = interaction.state === "thinking" && message.id === interaction.original;
    return isAnswer ? settle(interaction, message) : message;
  }

  function remove(interaction: Interaction, id: string): void {
    messages.remove(interaction.channel, find(interaction, id).message.id);
  }

  return { reply, think, update, followUp, find, edit, remove };
}
