// What six members do at once, with real requests, and the replies they got.
import { seededRandom } from "../../support/seeded-random.ts";

const members = ["ada", "bo", "chidi", "dana", "emre", "freya"] as const;
type Name = (typeof members)[number];

/** A verdict that a member has seen: from then on it must be in the database. */
export interface SeenVerdict {
  readonly member: Name;
  /** The posting, or the practice and the index of its question. */
  readonly of: { readonly posting: string } | { readonly practice: string; readonly index: number };
  /** The letter that the verdict names. */
  readonly letter: string;
  readonly right: boolean;
}

/** Everything that was acknowledged, over all processes. */
export interface Heard {
  readonly verdicts: SeenVerdict[];
  /** Ids of answers that their members called guesses. */
  readonly guesses: string[];
  /** Replies that no one should get. */
  readonly wrongs: string[];
  unanswered: number;
}

export function noneHeard(): Heard {
  return { verdicts: [], guesses: [], wrongs: [], unanswered: 0 };
}

interface Traffic {
  /** Resolves when no one waits for a reply anymore. */
  end(): Promise<void>;
}

/** Everybody acts until the process is gone. */
export function beginTraffic(address: string, heard: Heard, random: () => number): Traffic {
  let ended = false;
  const everybody = members.map(async (member) => {
    const chance = seededRandom(random() * 2 ** 32);
    while (!ended && (await act(address, heard, member, chance)));
  });
  return {
    async end() {
      ended = true;
      await Promise.all(everybody);
    },
  };
}

/** One of the things a member may do; false where the process is gone. */
async function act(address: string, heard: Heard, member: Name, chance: () => number): Promise<boolean> {
  const choice = chance();
  if (choice < 0.1) return (await moveToNextDay(address, heard)) !== undefined;
  if (choice < 0.15) return (await say(address, heard, member, "/lookup cluster ip")) !== undefined;
  if (choice < 0.2) return (await say(address, heard, member, "/leaderboard all time")) !== undefined;
  if (choice < 0.35) return practice(address, heard, member, chance);
  return answer(address, heard, member, chance);
}

/** Taps the latest question: once, or two letters at the same time. */
async function answer(address: string, heard: Heard, member: Name, chance: () => number): Promise<boolean> {
  const page = await request(heard, `${address}/?as=${member}`);
  const question = latestQuestion(page);
  if (question.length === 0) return page !== undefined;
  const taps = Array.from({ length: chance() < 0.3 ? 2 : 1 }, () => pick(question, chance));
  const replies = await Promise.all(taps.map((action) => tap(address, heard, member, action)));
  return !replies.includes(undefined);
}

/** Answers one question of a practice, and sometimes calls a right answer a guess. */
async function practice(address: string, heard: Heard, member: Name, chance: () => number): Promise<boolean> {
  const started = await say(address, heard, member, "/quiz count:2");
  const letters = actionsIn(started, "practice-answer");
  if (letters.length === 0) return started !== undefined;
  const verdict = await tap(address, heard, member, pick(letters, chance));
  const [guess] = actionsIn(verdict, "guessed");
  if (guess === undefined || chance() < 0.5) return verdict !== undefined;
  const amended = await send(address, heard, "/act", { as: member, action: guess });
  if (amended?.includes("by a guess")) heard.guesses.push(guess.slice("guessed:".length));
  return amended !== undefined;
}

/** The letters' actions of the latest open question on the page. */
function latestQuestion(page: string | undefined): readonly string[] {
  const all = actionsIn(page, "answer");
  const posting = all.at(-1)?.split(":")[1];
  return all.filter((action) => action.split(":")[1] === posting);
}

function actionsIn(html: string | undefined, name: string): readonly string[] {
  return [...(html ?? "").matchAll(/value="([a-z-]+):([^"]+)"/g)]
    .filter(([, found]) => found === name)
    .map(([, , args]) => `${name}:${args}`);
}

function pick(actions: readonly string[], chance: () => number): string {
  return actions[Math.floor(chance() * actions.length)] ?? "";
}

/** Presses a letter and keeps the verdict; undefined where the process is gone. */
async function tap(address: string, heard: Heard, member: Name, action: string): Promise<string | undefined> {
  const html = await send(address, heard, "/act", { as: member, action });
  if (html === undefined) return undefined;
  const [, word, letter] =
    /(Right|Not quite)(?:, by a guess)?: (?:you chose )?([A-D])/.exec(html.replaceAll(/<[^>]*>/g, "")) ?? [];
  // The next day began meanwhile, and asks this very question.
  if (letter === undefined && html.includes("is open in one of your channels")) return html;
  if (letter === undefined) {
    heard.wrongs.push(`${member} pressed ${action} and got no verdict: ${html}`);
    return html;
  }
  const [name, id = "", index] = action.split(":");
  const of = name === "answer" ? { posting: id } : { practice: id, index: Number(index) };
  heard.verdicts.push({ member, of, letter, right: word === "Right" });
  return html;
}

/** Everybody taps the latest question once. */
export async function tapAsEverybody(address: string, heard: Heard): Promise<void> {
  const [, second] = latestQuestion(await request(heard, address));
  if (second === undefined) heard.wrongs.push("the page has no open question");
  else await Promise.all(members.map((member) => tap(address, heard, member, second)));
}

/** Presses “Next day”; undefined where the process is gone. */
export function moveToNextDay(address: string, heard: Heard): Promise<string | undefined> {
  return request(heard, `${address}/next-day`, { as: "ada" });
}

function say(address: string, heard: Heard, member: Name, text: string): Promise<string | undefined> {
  return send(address, heard, "/say", { as: member, text });
}

/** Sends a form as the page's script does, and returns the reply's HTML. */
async function send(
  address: string,
  heard: Heard,
  path: string,
  fields: Readonly<Record<string, string>>,
): Promise<string | undefined> {
  const body = await request(heard, address + path, fields);
  return body === undefined ? undefined : (JSON.parse(body) as { html: string }).html;
}

/** A request's body; undefined where the process was gone before it had answered whole. */
async function request(
  heard: Heard,
  url: string,
  fields?: Readonly<Record<string, string>>,
): Promise<string | undefined> {
  try {
    const response = await fetch(url, {
      headers: { Accept: "application/json" },
      ...(fields === undefined ? {} : { method: "POST", body: new URLSearchParams(fields) }),
    });
    const body = await response.text();
    if (!response.ok || body.includes("Something went wrong on our side"))
      heard.wrongs.push(`${url}: ${response.status} ${body}`);
    return body;
  } catch {
    heard.unanswered++;
    return undefined;
  }
}
