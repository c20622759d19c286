// The one door: everything that a person does comes in here and leaves as a reply.
import { makeId } from "../core/id.ts";
import { isStillAdmin } from "../core/rights.ts";
import type { Bot, Incoming } from "../ports/bot.ts";
import { UnavailableError, UserError } from "../ports/errors.ts";
import { decodeAction, type Reply, say } from "../ports/reply.ts";
import type { Member } from "../ports/storage/people.ts";
import { findButton } from "./buttons.ts";
import { parseCommandText } from "./command/command-text.ts";
import { findCommand, unknownCommand } from "./command/find-command.ts";
import { runButton } from "./command/run-button.ts";
import { runCommand } from "./command/run-command.ts";
import { commands } from "./commands.ts";
import type { Context, Parts } from "./context.ts";
import type { Observer } from "./observer.ts";
import { suggest } from "./suggest.ts";
import { createTeamLife } from "./team/teams.ts";
import { tellNotices } from "./team/tell-notices.ts";
import { prepareZones } from "./zone/zones.ts";

const UNAVAILABLE = "I can't save anything right now, so this doesn't count yet. Try again in a few minutes.";

export function createBot(parts: Parts, observer: Observer): Bot {
  prepareZones();
  return {
    commands: commands.filter(({ hidden }) => !hidden),
    suggest: (suggesting) => suggest(parts, suggesting, parts.clock()),
    ...createTeamLife(parts),
    learned: (person, now) => parts.storage.people.learn(person, now),
    async handle(incoming) {
      const requestId = makeId(incoming.now, parts.random);
      const ended = observer.began(nameOf(incoming), requestId);
      try {
        const { context, reply, outcome } = await act(parts, incoming);
        ended(outcome);
        // What was done is done: notices that cannot be read wait for the next command.
        return await tellNotices(context, incoming, reply).catch((error: unknown) => {
          observer.stepFailed(error, "notices");
          return reply;
        });
      } catch (error) {
        ended("failed", error);
        return say(
          error instanceof UnavailableError
            ? UNAVAILABLE
            : `Something went wrong on our side. Please try again. If it keeps happening, send us this ID: ${requestId}`,
        );
      }
    },
  };
}

/** The command's or button's name, where there is one of that name: for logs and metrics. */
function nameOf(incoming: Incoming): string {
  if (incoming.type === "button") {
    const action = decodeAction(incoming.action);
    const button = action && findButton(action);
    return button === undefined ? "unknown button" : `button ${button.name}`;
  }
  const typed = incoming.type === "text" ? incoming.text : incoming.name;
  const found = findCommand(typed, commands);
  return found === undefined ? "unknown command" : `/${found.command.name}`;
}

async function makeContext(parts: Parts, incoming: Incoming, newId: () => string): Promise<Context> {
  const { person, channel, now } = incoming;
  const message = incoming.type === "button" ? incoming.message : undefined;
  const draw = () => makeId(now, parts.random);
  const member = await parts.storage.people.meet(person, now, {
    team: draw(),
    learner: draw(),
    member: draw(),
    chance: parts.random(),
  });
  const admin = person.admin || (person.rightsUnknown === true && isStillAdmin(member.adminAt, now));
  const rightsUnknown = person.rightsUnknown === true && !admin;
  return { ...parts, member, person, admin, rightsUnknown, channel, message, now, newId };
}

/**
 * Does it. If the member was deleted meanwhile, or became another learner, it is done again for who they are now, with
 * the same IDs: what the first attempt has done already isn't done twice.
 */
async function act(parts: Parts, incoming: Incoming) {
  const begin = repeatIds(() => makeId(incoming.now, parts.random));
  const context = await makeContext(parts, incoming, begin());
  try {
    return { context, ...(await dispatchOrRefuse(context, incoming)) };
  } catch (error) {
    const again = await makeContext(parts, incoming, begin()).catch(() => context);
    const isSame = ({ id, learnerId }: Member) =>
      id === context.member.id && learnerId === context.member.learnerId;
    if (isSame(again.member)) throw error;
    return { context: again, ...(await dispatchOrRefuse(again, incoming)) };
  }
}

/** Begins attempts; each draws the same IDs in the same order. */
function repeatIds(draw: () => string): () => () => string {
  const drawn: string[] = [];
  return () => {
    let place = 0;
    return () => {
      const id = drawn[place] ?? draw();
      drawn[place++] = id;
      return id;
    };
  };
}

/** What was done, or why it was not. @throws any bug or outage. */
async function dispatchOrRefuse(
  context: Context,
  incoming: Incoming,
): Promise<{ readonly reply: Reply; readonly outcome: "answered" | "refused" }> {
  try {
    return { reply: sparePublic(incoming, await dispatch(context, incoming)), outcome: "answered" };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { reply: { ...say(error.message), refused: { option: error.option } }, outcome: "refused" };
  }
}

/** A message that others see too is never replaced: the reply comes as a private message. */
function sparePublic(incoming: Incoming, reply: Reply): Reply {
  const isOwn = incoming.type === "button" && incoming.isPrivate;
  return reply.delivery === "replace" && !isOwn ? { ...reply, delivery: "private" } : reply;
}

async function dispatch(context: Context, incoming: Incoming): Promise<Reply> {
  switch (incoming.type) {
    case "text": {
      const { command, options } = parseCommandText(incoming.text, commands);
      return runCommand(context, command, options);
    }
    case "command": {
      const command = findCommand(incoming.name, commands)?.command;
      if (command === undefined) throw unknownCommand(incoming.name, commands);
      return runCommand(context, command, incoming.options);
    }
    case "button": {
      const action = decodeAction(incoming.action);
      const handler = action && findButton(action);
      if (handler === undefined || action === undefined) {
        throw new UserError(
          "This button is from another version of Kubedrill. {command:help} shows what works now.",
        );
      }
      return runButton(context, handler, action.args);
    }
    default:
      return incoming satisfies never;
  }
}
