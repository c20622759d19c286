// The control API of a Slack that runs as its own process: POST /control/<order> with JSON.
import type { IncomingMessage, ServerResponse } from "node:http";
import { visibleText } from "./blocks/visible-text.ts";
import type { Outcome } from "./interactions/outcome.ts";
import { type LoadReport, runLoad, type Timing } from "./load.ts";
import type { Member } from "./member.ts";
import type { Channel, Message } from "./model.ts";
import type { SlackServer } from "./server.ts";
import { isObject, type JsonObject, parseJson, textAt } from "./web-api/json.ts";
import { readBytes } from "./web-api/read-body.ts";

type Order = (args: JsonObject) => Promise<unknown> | unknown;

export interface Control {
  readonly team: string;
  readonly channel: string;
  readonly botToken: string;
  /** Answers `/control/…`; false where the request is none of its own. */
  handle(request: IncomingMessage, response: ServerResponse): boolean;
}

/** One workspace with one public channel that the app is in. */
export function createControl(slack: SlackServer): Control {
  const team = slack.addWorkspace("Acme");
  const members: Member[] = [team.addMember("root", { owner: true })];
  const installed = team.install();
  const channel = team.addChannel("general");
  team.invite(channel);

  const orders: Readonly<Record<string, Order>> = {
    /** {count}: so many people more; answers who there is. */
    people({ count }) {
      for (let more = Number(count); more > 0; more -= 1)
        members.push(team.addMember(`member${members.length}`));
      return { members: members.map(({ id, name }) => ({ id, name })) };
    },
    /** {url}: signed HTTP from now on. */
    "deliver-to": async ({ url }) => {
      await slack.sendTo(String(url));
      return {};
    },
    /** {command, text?}: typed by the first member; what came back. */
    command: (args) => typeCommand(members, channel, args),
    messages: () => slack.messages(channel).map(describe),
    /**
     * {buttons, count, atOnce | perSecond, first?, reply?}: members click the newest message in the channel
     * that has buttons; the nth click is member first + n's, on the nth of the buttons' labels.
     * {command, text?, …} types a command instead. `reply: false` waits for acks only.
     */
    load: (args) => load(slack, members, channel, args),
    /** This process's memory in bytes and CPU time in µs. */
    usage: () => ({ ...process.memoryUsage(), ...process.cpuUsage() }),
  };

  return {
    team: team.id,
    channel: channel.id,
    botToken: installed.botToken,
    handle(request, response) {
      const name = /^\/control\/(.+)$/.exec(request.url ?? "")?.[1];
      if (name === undefined) return false;
      void obey(orders[name], request).then(({ status, body }) => {
        response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
      });
      return true;
    },
  };
}

async function obey(order: Order | undefined, request: IncomingMessage) {
  if (order === undefined) return { status: 404, body: { error: "There is no such order." } };
  try {
    const given = parseJson(String(await readBytes(request)));
    return { status: 200, body: await order(isObject(given) ? given : {}) };
  } catch (error) {
    return { status: 400, body: { error: String(error) } };
  }
}

async function typeCommand(members: readonly Member[], channel: Channel, args: JsonObject) {
  const [member] = members;
  const outcome = await member?.command(
    textAt(args, "command") ?? "/kubedrill",
    textAt(args, "text"),
    channel,
  );
  const failure = outcome?.failure;
  return failure === undefined ? { reply: describe(await outcome?.reply()) } : { failure };
}

function describe(message: Message | undefined) {
  return message && { ts: message.ts, text: message.text, words: visibleText(message.blocks) };
}

function load(
  slack: SlackServer,
  members: readonly Member[],
  channel: Channel,
  args: JsonObject,
): Promise<LoadReport> {
  const { count, atOnce, perSecond, first = 0, buttons, reply } = args;
  const command = textAt(args, "command");
  const labels = Array.isArray(buttons) ? buttons.map(String) : [];
  const posting = slack
    .messages(channel)
    .findLast(({ blocks }) => blocks.some(({ type }) => type === "actions"));
  const interact = (member: Member, index: number): Promise<Outcome> => {
    if (command !== undefined) return member.command(command, textAt(args, "text"), channel);
    if (posting === undefined) throw new Error("No message in the channel has buttons.");
    return member.click(posting, labels[index % labels.length] ?? "");
  };
  return runLoad({
    count: Number(count),
    ...(atOnce !== undefined && { atOnce: Number(atOnce) }),
    ...(perSecond !== undefined && { perSecond: Number(perSecond) }),
    async act(index): Promise<Timing> {
      const member = members[(Number(first) + index) % members.length];
      if (member === undefined) throw new Error("There are no members.");
      const start = performance.now();
      const outcome = await interact(member, index);
      if (outcome.failure !== undefined) throw new Error(outcome.failure);
      const ackMs = performance.now() - start;
      if (reply === false) return { ackMs, replyMs: undefined };
      await outcome.reply();
      return { ackMs, replyMs: performance.now() - start };
    },
  });
}
