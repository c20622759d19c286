// Twenty members who answer as fast as they can, and what they were told.
import { setTimeout as wait } from "node:timers/promises";
import type { Reply } from "../../../src/app/reply.ts";
import { seededRandom } from "../../support/seeded-random.ts";
import { channels, type Member, members, personOf, tells } from "./cast.ts";
import type { Chat, ChatMessage } from "./chat-server.ts";
import { call } from "./door.ts";
import type { Fleet } from "./fleet.ts";

/** A verdict that a member has seen: from then on it must be in the database. */
export interface SeenVerdict {
  readonly member: string;
  readonly posting: string;
  readonly letter: string;
  /** Undefined where the verdict is kept back. */
  readonly right: boolean | undefined;
}

export interface Heard {
  readonly verdicts: SeenVerdict[];
  /** Replies that nobody should get. */
  readonly wrongs: string[];
  /** Requests that were left without a reply. */
  unanswered: number;
  /** Replies that something went wrong. */
  failed: number;
}

export interface Crew {
  /** Resolves when nobody waits for a reply any more. */
  rest(): Promise<void>;
  resume(): void;
  end(): Promise<void>;
}

export function beginCrew(fleet: Fleet, chat: Chat, heard: Heard, random: () => number): Crew {
  let state: "acting" | "resting" | "ended" = "resting";
  const acting = new Set<Promise<unknown>>();
  const everybody = members.map(async (member) => {
    const chance = seededRandom(random() * 2 ** 32);
    const answered = new Set<string>();
    while (state !== "ended") {
      const turn = state === "acting" ? act(fleet, chat, heard, member, answered, chance) : undefined;
      if (turn !== undefined) {
        acting.add(turn);
        await turn;
        acting.delete(turn);
      }
      await wait(turn === undefined ? 20 : 0);
    }
  });
  return {
    async rest() {
      state = "resting";
      await Promise.all(acting);
    },
    resume() {
      state = "acting";
    },
    async end() {
      state = "ended";
      await Promise.all(everybody);
    },
  };
}

/** Taps a letter under one of the team's latest questions, sometimes two at the same time; undefined: nothing to do. */
function act(
  fleet: Fleet,
  chat: Chat,
  heard: Heard,
  member: Member,
  answered: Set<string>,
  chance: () => number,
): Promise<unknown> | undefined {
  const open = channels
    .flatMap((channel) => chat.latest(member.team, channel) ?? [])
    .filter(({ key }) => !answered.has(key) || chance() < 0.005);
  const message = open[Math.floor(chance() * open.length)];
  if (message === undefined) return undefined;
  answered.add(message.key);
  const letters = lettersOf(message);
  const taps = Array.from({ length: chance() < 0.2 ? 2 : 1 }, async () => {
    const letter = letters[Math.floor(chance() * letters.length)] ?? "A";
    const known = chance() < 0.5 ? { message: message.ref } : {};
    const reply = await press(fleet, heard, member, `answer:${message.key}:${letter}`, known, chance);
    if (reply === undefined) answered.delete(message.key);
    else keepVerdict(heard, member, message, reply);
  });
  return Promise.all(taps);
}

/** What a member is told who presses a button; undefined where the process was gone, or failed. */
export async function press(
  fleet: Fleet,
  heard: Heard,
  member: Member,
  action: string,
  more: Readonly<Record<string, string>>,
  chance: () => number,
): Promise<string | undefined> {
  const process = fleet.pick(chance);
  if (process === undefined) return undefined;
  const incoming = { type: "button", person: personOf(member), action, ...more };
  const answer = await call(process.address, "act", incoming).catch(() => undefined);
  if (answer === undefined) {
    heard.unanswered++;
    return undefined;
  }
  const said = textOf(answer.body as Reply);
  if (!said.includes("Something went wrong on our side")) return said;
  heard.failed++;
  return undefined;
}

function keepVerdict(heard: Heard, { team, name }: Member, { key }: ChatMessage, said: string): void {
  const [, word, shown] = /\*\*(Right|Wrong)[^*]*\*\* (?:you chose )?\*\*([A-D])\*\*/.exec(said) ?? [];
  const letter = shown ?? /\*\*Locked in:\*\* ([A-D])/.exec(said)?.[1];
  if (letter !== undefined)
    heard.verdicts.push({
      member: name,
      posting: key,
      letter,
      right: word === undefined ? undefined : word === "Right",
    });
  // Where nobody can tell whether a question is there, one that nobody answered is forgotten.
  else if (tells(team) || !said.includes("no longer here"))
    heard.wrongs.push(`${name} answered ${key} and got no verdict: ${said}`);
}

function lettersOf({ versions }: ChatMessage): readonly string[] {
  return (versions[0] ?? []).flatMap((block) =>
    block.type === "buttons" ? block.buttons.map(({ label }) => label) : [],
  );
}

function textOf({ blocks }: Reply): string {
  return blocks.flatMap((block) => (block.type === "text" ? [block.markdown] : [])).join("\n");
}
