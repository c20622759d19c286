// The one door: everything that a person does comes in here and leaves as a reply.
import { makeId } from "../core/id.ts";
import { requireAdmin } from "./admin.ts";
import { buttons } from "./buttons/index.ts";
import { parseCommandText, unknownCommand } from "./command-text.ts";
import { commands } from "./commands/index.ts";
import type { Context, Parts } from "./context.ts";
import { UserError } from "./errors.ts";
import type { Observer } from "./observer.ts";
import type { Bot, Incoming } from "./ports.ts";
import { readOptions } from "./read-options.ts";
import { decodeAction, type Reply, say } from "./reply.ts";
import { suggest } from "./suggest.ts";

export function createBot(parts: Parts, observer: Observer): Bot {
  return {
    commands,
    suggest: (suggesting) => suggest(parts, suggesting),
    async handle(incoming) {
      const requestId = makeId(incoming.now, parts.random);
      const ended = observer.began(nameOf(incoming), requestId);
      try {
        const reply = await dispatch(await makeContext(parts, incoming), incoming);
        ended("answered");
        return reply;
      } catch (error) {
        if (error instanceof UserError) {
          ended("refused");
          return say(error.message);
        }
        ended("failed", error);
        return say(
          `Something went wrong on our side. Please try again; if it stays, tell us this id: ${requestId}`,
        );
      }
    },
  };
}

/** The command's or button's name, where there is one of that name: for logs and metrics. */
function nameOf(incoming: Incoming): string {
  if (incoming.type === "button") {
    const name = decodeAction(incoming.action)?.name;
    return buttons.some((button) => button.name === name) ? `button ${name}` : "unknown button";
  }
  const name =
    incoming.type === "text" ? /^\/?(\S*)/.exec(incoming.text.trim())?.[1]?.toLowerCase() : incoming.name;
  return commands.some((command) => command.name === name) ? `/${name}` : "unknown command";
}

async function makeContext(parts: Parts, { person, channel, now }: Incoming): Promise<Context> {
  const newId = () => makeId(now, parts.random);
  const member = await parts.storage.people.meet(person, now, {
    team: newId(),
    learner: newId(),
    member: newId(),
  });
  return { ...parts, member, admin: person.admin, channel, now, newId };
}

async function dispatch(context: Context, incoming: Incoming): Promise<Reply> {
  switch (incoming.type) {
    case "text": {
      const { command, options } = parseCommandText(incoming.text, commands);
      return runCommand(context, command.name, options);
    }
    case "command":
      return runCommand(context, incoming.name, incoming.options);
    case "button": {
      const action = decodeAction(incoming.action);
      const handler = buttons.find(({ name }) => name === action?.name);
      if (handler === undefined || action === undefined) {
        throw new UserError(
          "This button is from another version of Kubedrill. `/help` shows what works now.",
        );
      }
      return handler.run(context, action.args);
    }
    default:
      return incoming satisfies never;
  }
}

async function runCommand(
  context: Context,
  name: string,
  options: Readonly<Record<string, unknown>>,
): Promise<Reply> {
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined) throw unknownCommand(name, commands);
  if (command.who === "team admin") requireAdmin(context);
  return command.run(context, readOptions(command, options));
}
