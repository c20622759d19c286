// Interactions on their way: announced to the bot, waiting for its first answer, then open for 15 minutes.
import { randomUUID } from "node:crypto";
import { refuse } from "../api/api-error.ts";
import type { Clock } from "../clock.ts";
import { forgetOldest } from "../forget-oldest.ts";
import type { Form } from "../messages/component-schema.ts";
import type { Message } from "../wire.ts";

export const interactionTypes = { command: 2, component: 3, autocomplete: 4, form: 5 } as const;
type InteractionType = (typeof interactionTypes)[keyof typeof interactionTypes];

export interface Choice {
  readonly name: string;
  readonly value: string | number;
}

/** What a person sees of the bot's first answer. */
export type Seen =
  | { readonly type: "message"; readonly message: Message }
  | { readonly type: "form"; readonly form: Form }
  | { readonly type: "choices"; readonly choices: readonly Choice[] };

export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly type: InteractionType;
  readonly user: string;
  readonly channel: string;
  readonly createdAt: number;
  /** The message whose component was used. */
  readonly source: Message | undefined;
  readonly owners: Readonly<Record<string, string>>;
  state: "waiting" | "thinking" | "answered" | "missed";
  /** Id of the message that "@original" means. */
  original: string | undefined;
  /** Messages of this interaction, "@original" among them. */
  readonly messages: Set<string>;
  followUps: number;
  /** Shows the person what the bot answered. */
  show(seen: Seen): void;
}

export type Start = Pick<Interaction, "type" | "user" | "channel" | "source" | "owners">;

interface InteractionParts {
  readonly clock: Clock;
  readonly newId: () => string;
  /** The first answer must come within this, in ms. */
  readonly deadline: number;
  /** After "thinking…" people wait so long, in ms. */
  readonly patience: number;
}

const TOKEN_AGE = 15 * 60_000;
/** How many are remembered at least: a bench makes thousands a second. */
const KEPT = 20_000;

export type Interactions = ReturnType<typeof createInteractions>;

export function createInteractions({ clock, newId, deadline, patience }: InteractionParts) {
  const byToken = new Map<string, Interaction>();

  /**
   * Begins an interaction.
   * @param announce sends the event to the bot
   * @returns what the person sees; rejects where the bot does not answer in time
   */
  function start(begun: Start, announce: (interaction: Interaction) => void): Promise<Seen> {
    return new Promise((resolve, reject) => {
      const id = newId();
      let timer = setTimeout(() => {
        if (interaction.state === "waiting") interaction.state = "missed";
        reject(new Error("The application did not respond"));
      }, deadline);
      const interaction: Interaction = {
        ...begun,
        id,
        token: `${id}-${randomUUID()}`,
        createdAt: clock.now(),
        state: "waiting",
        original: undefined,
        messages: new Set(),
        followUps: 0,
        show(seen) {
          clearTimeout(timer);
          if (interaction.state === "thinking") {
            timer = setTimeout(() => reject(new Error("The application is still thinking")), patience);
          } else resolve(seen);
        },
      };
      byToken.set(interaction.token, interaction);
      forgetOldest(byToken, KEPT);
      announce(interaction);
    });
  }

  /** The interaction that a first answer is for. @throws ApiError 10062, 40060 */
  function unanswered(id: string, token: string): Interaction {
    const interaction = byToken.get(token);
    if (interaction?.id !== id) throw refuse(10062);
    if (interaction.state === "answered" || interaction.state === "thinking") throw refuse(40060);
    if (interaction.state === "missed" || clock.now() - interaction.createdAt > deadline) throw refuse(10062);
    return interaction;
  }

  /** The interaction whose messages are meant. @throws ApiError 10015, 50027 after 15 minutes */
  function open(token: string): Interaction {
    const interaction = byToken.get(token);
    if (interaction === undefined) throw refuse(10015);
    if (clock.now() - interaction.createdAt > TOKEN_AGE) throw refuse(50027);
    if (interaction.state === "waiting" || interaction.state === "missed") throw refuse(10015);
    return interaction;
  }

  return { start, unanswered, open };
}
