// People: they use commands, click, type and fill in forms, and see what comes of it.

import { type FillOptions, fillCommand, type OptionValues } from "./interactions/fill-command.ts";
import { authorize } from "./interactions/installs.ts";
import { interactionPayload } from "./interactions/interaction-payload.ts";
import { type Choice, type Interactions, interactionTypes, type Seen } from "./interactions/interactions.ts";
import type { Command, RegisteredCommands } from "./interactions/registered-commands.ts";
import type { Form } from "./messages/component-schema.ts";
import { type Filled, fillForm } from "./messages/fill-form.ts";
import type { Messages } from "./messages/messages.ts";
import { findButton, findSelect } from "./messages/read-message.ts";
import type { Channel, Message, User } from "./wire.ts";
import type { World } from "./world.ts";

/** Anything with an id: a channel, a thread, a message. */
export interface Place {
  readonly id: string;
}

/** A form that the bot opened, and where. */
interface OpenForm {
  readonly form: Form;
  readonly channel: Place;
  readonly source: Message | undefined;
}

type Force = Pick<FillOptions, "force">;

/**
 * A person with Discord's client. Each action resolves to what they see: a new message, or the one
 * they clicked on, changed. It rejects with "The application did not respond" where the bot is late.
 */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly user: User;
  locale: string;
  /** Whether they take direct messages; where not, the bot gets 50007. */
  directMessages: "open" | "closed";
  /** Whether they have installed the bot for themselves. */
  installed: boolean;
  /**
   * Uses a command, such as "drill create". With `force` nothing is checked before it is sent.
   * @throws Error for what Discord's client would not send
   */
  command(channel: Place, words: string, options?: OptionValues, force?: Force): Promise<Message>;
  /** Uses a command that opens a form. */
  commandForForm(channel: Place, words: string, options?: OptionValues): Promise<OpenForm>;
  /** Types into an option that completes itself: `values` holds it and what was filled in before. */
  type(channel: Place, words: string, option: string, values: OptionValues): Promise<readonly Choice[]>;
  /** Clicks on the button with this label or custom id. */
  click(message: Message, labelOrId: string): Promise<Message>;
  /** Clicks on a button that opens a form. */
  clickForForm(message: Message, labelOrId: string): Promise<OpenForm>;
  /** Sends a click with a custom id that the message may not have. */
  forge(message: Message, customId: string): Promise<Message>;
  /** Chooses from the select with this placeholder or custom id. */
  choose(message: Message, placeholderOrId: string, values: readonly string[]): Promise<Message>;
  /** Fills in a form; what isn't filled in stays as it is. */
  submit(opened: OpenForm, filled: Filled): Promise<Message>;
}

interface PeopleParts {
  readonly world: World;
  readonly messages: Messages;
  readonly interactions: Interactions;
  readonly commands: RegisteredCommands;
  readonly applicationId: string;
  readonly dispatch: (event: string, data: unknown, guild: string | undefined) => void;
}

export function createPerson(parts: PeopleParts, user: User, locale: string): Person {
  const { world, messages, interactions, commands, applicationId, dispatch } = parts;

  interface Doing {
    readonly type: (typeof interactionTypes)[keyof typeof interactionTypes];
    readonly channel: Channel;
    readonly data: unknown;
    readonly source?: Message | undefined;
    readonly command?: Command;
    readonly force?: boolean | undefined;
  }

  function begin({ type, channel, data, source, command, force }: Doing): Promise<Seen> {
    const guild = world.guildOf(channel);
    if (guild !== undefined) world.join(guild, user);
    const asked = force ? undefined : command;
    const owners = authorize(world, channel, user, person.installed, asked);
    return interactions.start({ type, user: user.id, channel: channel.id, source, owners }, (interaction) => {
      const payload = interactionPayload(world, applicationId, person, interaction, data);
      dispatch("INTERACTION_CREATE", payload, channel.guild_id);
    });
  }

  async function use(place: Place, words: string, values: OptionValues, how: FillOptions): Promise<Seen> {
    const channel = world.channel(place.id);
    const [name = "", ...path] = words.split(" ");
    const command = commands.find(name, channel.guild_id);
    if (command === undefined) throw new Error(`There is no command /${name}.`);
    const { id, type, guild_id } = command;
    const options = fillCommand(command, path, values, how);
    const users = namedUsers(values);
    const data = {
      id,
      name,
      type,
      options,
      ...(guild_id && { guild_id }),
      ...(users && { resolved: { users } }),
    };
    const kind = how.focused === undefined ? interactionTypes.command : interactionTypes.autocomplete;
    return begin({ type: kind, channel, data, command, force: how.force });
  }

  function namedUsers(values: OptionValues): Readonly<Record<string, User>> | undefined {
    const named = Object.values(values).flatMap((value) =>
      typeof value === "object" ? (world.users.get(value.id) ?? []) : [],
    );
    return named.length === 0 ? undefined : Object.fromEntries(named.map((one) => [one.id, one]));
  }

  /** The message as it is now. @throws Error where this person does not see it */
  function current({ channel_id, id }: Message): Message {
    const posted = messages.find(channel_id, id);
    const isSeen = posted !== undefined && (posted.audience === undefined || posted.audience === user.id);
    if (!isSeen) throw new Error(`${user.username} does not see this message.`);
    return posted.message;
  }

  async function press(
    message: Message,
    component_type: number,
    custom_id: string,
    values?: readonly string[],
  ) {
    const data = { component_type, custom_id, values };
    const channel = world.channel(message.channel_id);
    return begin({ type: interactionTypes.component, channel, data, source: message });
  }

  async function clickOn(message: Message, labelOrId: string): Promise<Seen> {
    const now = current(message);
    const { custom_id } = findButton(now, labelOrId);
    if (!custom_id) throw new Error(`${labelOrId} is a link.`);
    return press(now, 2, custom_id);
  }

  const person: Person = {
    id: user.id,
    name: user.username,
    user,
    locale,
    directMessages: "open",
    installed: false,
    command: async (channel, words, options = {}, force = {}) =>
      asMessage(await use(channel, words, options, force)),
    commandForForm: async (channel, words, options = {}) => ({
      form: asForm(await use(channel, words, options, {})),
      channel,
      source: undefined,
    }),
    async type(channel, words, option, values) {
      const seen = await use(channel, words, values, { focused: option });
      return seen.type === "choices" ? seen.choices : [];
    },
    click: async (message, labelOrId) => asMessage(await clickOn(message, labelOrId)),
    clickForForm: async (message, labelOrId) => ({
      form: asForm(await clickOn(message, labelOrId)),
      channel: { id: message.channel_id },
      source: current(message),
    }),
    forge: async (message, customId) => asMessage(await press(current(message), 2, customId)),
    async choose(message, placeholderOrId, values) {
      const now = current(message);
      const { type, custom_id } = findSelect(now, placeholderOrId);
      return asMessage(await press(now, type, custom_id, values));
    },
    async submit({ form, channel, source }, filled) {
      const components = fillForm(form, filled);
      const data = { custom_id: form.custom_id, components };
      const doing = { type: interactionTypes.form, channel: world.channel(channel.id), data, source };
      return asMessage(await begin(doing));
    },
  };
  return person;
}

function asMessage(seen: Seen): Message {
  if (seen.type === "message") return seen.message;
  throw new Error(
    seen.type === "form" ? `The bot opened the form ${seen.form.title}.` : "The bot gave choices.",
  );
}

function asForm(seen: Seen): Form {
  if (seen.type === "form") return seen.form;
  throw new Error("The bot opened no form.");
}
