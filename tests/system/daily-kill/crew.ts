// Twenty members who answer as fast as they can, and the replies they got.
import { setTimeout as wait } from "node:timers/promises";
import type { Reply } from "../../../src/ports/reply.ts";
import { seededRandom } from "../../support/seeded-random.ts";
import { canFind, channels, DAY, FIRST, type Member, members, personOf } from "./cast.ts";
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
  /** Replies that no one should get. */
  readonly wrongs: string[];
  /** Requests that were left without a reply. */
  unanswered: number;
  /** Replies that something went wrong. */
  failed: number;
}

export interface Crew {
  /** Resolves when no one waits for a reply anymore. */
  rest(): Promise<void>;
  resume(): void;
  end(): Promise<void>;
}

/** What the crew acts in. */
interface Place {
  readonly fleet: Fleet;
  readonly chat: Chat;
  readonly heard: Heard;
}

export function beginCrew(place: Place, random: () => number): Crew {
  let state: "acting" | "resting" | "ended" = "resting";
  const acting = new Set<Promise<unknown>>();
  const everybody = members.map(async (member) => {
    const chance = seededRandom(random() * 2 ** 32);
    const toAnswer = new Map<string, ToAnswer>();
    const seen = new Set<string>();
    while (state !== "ended") {
      look(place, member, toAnswer, seen, chance);
      const turn = state === "acting" ? act(place, member, toAnswer, chance) : undefined;
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

interface ToAnswer {
  readonly message: ChatMessage;
  /** Epoch ms. */
  readonly from: number;
}

/** Notes new questions: most are answered at once, some just when they close, and a few a second time. */
function look(
  { fleet, chat }: Place,
  { team }: Member,
  toAnswer: Map<string, ToAnswer>,
  seen: Set<string>,
  chance: () => number,
): void {
  for (const message of channels.flatMap((channel) => chat.latestQuestion(team, channel) ?? [])) {
    if (seen.has(message.key) && chance() > 0.005) continue;
    const now = fleet.now();
    const close = FIRST + Math.ceil((now - FIRST) / DAY) * DAY;
    const late = !seen.has(message.key) && chance() < 0.4;
    toAnswer.set(message.key, { message, from: late ? close + 100 + 300 * chance() : now });
    seen.add(message.key);
  }
}

/** Taps a letter under one of these questions, sometimes two at the same time; undefined: nothing to do. */
function act(
  place: Place,
  member: Member,
  toAnswer: Map<string, ToAnswer>,
  chance: () => number,
): Promise<unknown> | undefined {
  const now = place.fleet.now();
  const some = [...toAnswer.values()].filter(({ from }) => from <= now);
  const one = some[Math.floor(chance() * some.length)];
  if (one === undefined) return undefined;
  const { message } = one;
  toAnswer.delete(message.key);
  const letters = lettersOf(message);
  const taps = Array.from({ length: chance() < 0.2 ? 2 : 1 }, async () => {
    const letter = letters[Math.floor(chance() * letters.length)] ?? "A";
    const known = chance() < 0.5 ? { message: message.ref } : {};
    const said = await press(place, member, `answer:${message.key}:${letter}`, known, chance);
    if (said === undefined) toAnswer.set(message.key, one);
    else keepVerdict(place.heard, member, message, said);
  });
  return Promise.all(taps);
}

/** The reply to a member who presses a button; undefined if the process was gone, or failed. */
export async function press(
  { fleet, heard }: Pick<Place, "fleet" | "heard">,
  member: Member,
  action: string,
  more: Readonly<Record<string, string>>,
  chance: () => number,
): Promise<string | undefined> {
  const process = fleet.pick(chance);
  if (process === undefined) return undefined;
  const incoming = { type: "button", isPrivate: false, person: personOf(member), action, ...more };
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
  const [, word, shown] = /(Right|Not quite)(?:, by a guess)?: (?:you chose )?([A-D])/.exec(said) ?? [];
  const letter = shown ?? /Locked in: ([A-D])/.exec(said)?.[1];
  if (letter !== undefined)
    heard.verdicts.push({
      member: name,
      posting: key,
      letter,
      right: word === undefined ? undefined : word === "Right",
    });
  // Two of a team's channels can ask the same question at once: the verdict then waits for the other one.
  else if (/open in (?:one|another) of your channels/.test(said)) return;
  // Where no one can tell whether a question exists, one that no one answered is withdrawn.
  else if (canFind(team) || !said.includes("no longer here"))
    heard.wrongs.push(`${name} answered ${key} and got no verdict: ${said}`);
}

function lettersOf({ versions }: ChatMessage): readonly string[] {
  return (versions[0] ?? []).flatMap((block) =>
    block.type === "options" ? block.options.map(({ letter }) => letter) : [],
  );
}

function textOf({ blocks }: Reply): string {
  return blocks
    .flatMap((block) => (block.type === "text" ? block.markdown : block.type === "heading" ? block.text : []))
    .join("\n");
}
