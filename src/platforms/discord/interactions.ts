// Passes commands, buttons, forms, and typed options from Discord to the app, and answers them.
import { InteractionResponseType, InteractionType, type REST, Routes } from "discord.js";
import type { Bot } from "../../ports/bot.ts";
import type { UsedKeys } from "../../ports/storage/used-keys.ts";
import type { Timers } from "../../ports/timers.ts";
import { answerInteraction } from "./answer.ts";
import { type Log, summary } from "./log.ts";
import { parseInteraction, type Typing } from "./payloads/interactions.ts";
import { readInteraction, readSuggesting } from "./read-interaction.ts";
import { takeInteraction } from "./take-interaction.ts";

const MOST_CHOICES = 25;
const MOST_IN_CHOICE = 100;

interface InteractionParts {
  readonly bot: Pick<Bot, "handle" | "suggest">;
  readonly answers: REST;
  readonly log: Log;
  readonly clock: () => number;
  readonly timers: Timers;
  /** Undefined if no other process can get the same interactions. */
  readonly usedKeys: Pick<UsedKeys, "use"> | undefined;
  /** A server's name, if known. */
  readonly guildName: (id: string) => string | undefined;
}

export interface Interactions {
  /** Answers one, as the gateway brings it. Never throws. */
  handle(payload: unknown): void;
  /** Resolves when all running interactions are answered. */
  settle(): Promise<void>;
}

export function createInteractions(parts: InteractionParts): Interactions {
  const running = new Set<Promise<void>>();
  return {
    handle(payload) {
      const answering = answer(parts, payload)
        .catch((error: unknown) => parts.log.error(summary(error), "an interaction failed"))
        .finally(() => running.delete(answering));
      running.add(answering);
    },
    async settle() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}

async function answer(parts: InteractionParts, payload: unknown): Promise<void> {
  const interaction = parseInteraction(payload);
  if (interaction === "malformed")
    return parts.log.warn({}, "Discord sent an interaction that can't be read");
  if (interaction === "foreign") return;
  switch (interaction.type) {
    case InteractionType.ApplicationCommand:
    case InteractionType.MessageComponent:
    case InteractionType.ModalSubmit: {
      if (!(await takeInteraction(parts, interaction.id))) return;
      const incoming = readInteraction(interaction, parts.clock(), parts.guildName);
      return answerInteraction(parts, interaction, parts.bot.handle(incoming));
    }
    case InteractionType.ApplicationCommandAutocomplete:
      return suggest(parts, interaction);
    default:
      return interaction satisfies never;
  }
}

async function suggest({ bot, answers, log }: InteractionParts, interaction: Typing): Promise<void> {
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
