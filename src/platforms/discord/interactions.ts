// What people do on Discord, led to the app and answered: commands, buttons and options being typed.
import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIInteraction,
  InteractionResponseType,
  InteractionType,
  type REST,
  Routes,
} from "discord.js";
import type { Bot } from "../../ports/bot.ts";
import { answerInteraction } from "./answer.ts";
import { type Log, summary } from "./log.ts";
import { readInteraction, readSuggesting } from "./read-interaction.ts";

const MOST_CHOICES = 25;
const MOST_IN_CHOICE = 100;

interface InteractionParts {
  readonly bot: Pick<Bot, "handle" | "suggest">;
  readonly answers: REST;
  readonly log: Log;
  readonly clock: () => number;
  /** A server's name, as far as it is known here. */
  readonly guildName: (id: string) => string | undefined;
}

export interface Interactions {
  /** Answers one. Never throws. */
  handle(interaction: APIInteraction): void;
  /** Resolves when every one that was begun is answered. */
  settle(): Promise<void>;
}

export function createInteractions(parts: InteractionParts): Interactions {
  const running = new Set<Promise<void>>();
  return {
    handle(interaction) {
      const answering = answer(parts, interaction)
        .catch((error: unknown) => parts.log.error(summary(error), "an interaction failed"))
        .finally(() => running.delete(answering));
      running.add(answering);
    },
    async settle() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}

async function answer(parts: InteractionParts, interaction: APIInteraction): Promise<void> {
  switch (interaction.type) {
    case InteractionType.ApplicationCommand:
    case InteractionType.MessageComponent:
    case InteractionType.ModalSubmit: {
      const incoming = readInteraction(interaction, parts.clock(), parts.guildName);
      return answerInteraction(parts, interaction, parts.bot.handle(incoming));
    }
    case InteractionType.ApplicationCommandAutocomplete:
      return suggest(parts, interaction);
    default:
      return; // Discord's own ping
  }
}

async function suggest(
  { bot, answers, log }: InteractionParts,
  interaction: APIApplicationCommandAutocompleteInteraction,
): Promise<void> {
  const suggesting = readSuggesting(interaction);
  const choices = (suggesting === undefined ? [] : await bot.suggest(suggesting))
    // A value cut short would be another value.
    .filter(({ value }) => value.length > 0 && value.length <= MOST_IN_CHOICE)
    .slice(0, MOST_CHOICES)
    .map(({ label, value }) => ({ name: label.slice(0, MOST_IN_CHOICE), value }));
  const body = { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices } };
  const route = Routes.interactionCallback(interaction.id, interaction.token);
  await answers
    .post(route, { body, auth: false })
    .catch((error: unknown) => log.debug(summary(error), "suggestions came too late"));
}
