// A chat that keeps every message and every edit: slow by chance, refuses by chance, and sometimes cuts the
// connection before or after having carried out the request.
import { setTimeout as wait } from "node:timers/promises";
import type { Block } from "../../../src/ports/reply.ts";
import { type Answer, openDoor } from "./door.ts";

export interface ChatMessage {
  readonly ref: string;
  readonly team: string;
  readonly channel: string;
  readonly key: string;
  /** What it showed, one after the other: as posted, then each edit. */
  readonly versions: (readonly Block[])[];
}

export const isRecap = ({ key }: Pick<ChatMessage, "key">) => key.startsWith("recap:");

interface DirectMessage {
  readonly team: string;
  readonly member: string;
  readonly blocks: readonly Block[];
}

export interface Chat {
  readonly address: string;
  readonly messages: readonly ChatMessage[];
  readonly directs: readonly DirectMessage[];
  latestQuestion(team: string, channel: string): ChatMessage | undefined;
  /** Resolves when no request has come for so many ms. */
  quiet(ms: number): Promise<void>;
  close(): void;
}

/** What processes send; which of it is there depends on the call. */
interface Sent {
  readonly team: string;
  readonly channel: string;
  readonly key: string;
  readonly member: string;
  readonly message: string;
  readonly blocks: readonly Block[];
}

/** Longest delay before and after, in ms. */
const DELAY = 15;

/** In a team for which `canFind` is false, it doesn't say whether a message exists. */
export async function openChat(random: () => number, canFind: (team: string) => boolean): Promise<Chat> {
  const messages: ChatMessage[] = [];
  const directs: DirectMessage[] = [];
  const latestQuestions = new Map<string, ChatMessage>();
  let underWay = 0;
  let lastAt = performance.now();

  function perform(name: string, sent: Sent): Answer {
    switch (name) {
      case "post": {
        const { team, channel, key, blocks } = sent;
        const message = { ref: `m${messages.length + 1}`, team, channel, key, versions: [blocks] };
        messages.push(message);
        if (!isRecap(message)) latestQuestions.set(`${team} ${channel}`, message);
        return { status: 200, body: message.ref };
      }
      case "find": {
        if (!canFind(sent.team)) return { status: 200, body: "cannot tell" };
        return { status: 200, body: messages.find(({ key }) => key === sent.key)?.ref ?? "absent" };
      }
      case "edit":
        messages[Number(sent.message.slice(1)) - 1]?.versions.push(sent.blocks);
        return { status: 200, body: null };
      case "direct":
        directs.push(sent);
        return { status: 200, body: null };
      default:
        return { status: 404, body: null };
    }
  }

  const door = await openDoor(async (name, body) => {
    underWay++;
    await wait(DELAY * random());
    const chance = random();
    if (chance < 0.03) return end({ status: 429, body: Math.round(100 + 200 * random()) });
    if (chance < 0.05) return end("cut");
    const answer = perform(name, body as Sent);
    await wait(DELAY * random());
    return end(chance < 0.07 ? "cut" : answer);
  });

  function end(answer: Answer): Answer {
    underWay--;
    lastAt = performance.now();
    return answer;
  }

  return {
    address: door.address,
    messages,
    directs,
    latestQuestion: (team, channel) => latestQuestions.get(`${team} ${channel}`),
    async quiet(ms) {
      while (underWay > 0 || performance.now() - lastAt < ms) await wait(20);
    },
    close: door.close,
  };
}
