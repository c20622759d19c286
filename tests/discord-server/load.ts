// Load for benches: many people who click or use commands, at full speed or at a steady pace.
import { setTimeout as sleep } from "node:timers/promises";
import type { OptionValues } from "./interactions/fill-command.ts";
import { buttonsOf } from "./messages/read-message.ts";
import type { Person } from "./people.ts";
import type { DiscordServer } from "./server.ts";
import type { Message } from "./wire.ts";

export interface LoadPlan {
  /** How often something is done. */
  readonly count: number;
  /** So many at once; */
  readonly concurrency?: number | undefined;
  /** or so many a second, however long the answers take. */
  readonly perSecond?: number | undefined;
  /** The people take turns, and each round continues in the next channel. */
  readonly people: number;
  /** Ids of the channels. */
  readonly channels: readonly string[];
  /** Clicks on these labels or custom ids of the channel's latest message with buttons, in turn; */
  readonly click?: readonly string[] | undefined;
  /** or uses this command. */
  readonly command?: string | undefined;
  readonly options?: OptionValues | undefined;
}

/** Times in ms. */
export interface LoadReport {
  readonly count: number;
  readonly failed: number;
  /** How often which failure was seen. */
  readonly failures: Readonly<Record<string, number>>;
  readonly ms: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/** Runs the plan; returns how long people waited. */
export async function runLoad(discord: DiscordServer, plan: LoadPlan): Promise<LoadReport> {
  const people = Array.from({ length: plan.people }, (_, index) => discord.addUser(`person ${index}`));
  const act = chooseAct(discord, plan);
  const waits: number[] = [];
  const failures = new Map<string, number>();

  async function doOne(index: number): Promise<void> {
    const person = people[index % people.length];
    if (person === undefined) throw new Error("A load needs people.");
    const start = performance.now();
    try {
      await act(person, index, Math.floor(index / people.length));
    } catch (error) {
      failures.set(String(error), (failures.get(String(error)) ?? 0) + 1);
    }
    waits.push(performance.now() - start);
  }

  const start = performance.now();
  if (plan.perSecond === undefined) await atOnce(plan.count, plan.concurrency ?? 1, doOne);
  else await atPace(plan.count, plan.perSecond, doOne);
  return describe(waits, failures, performance.now() - start);
}

type Act = (person: Person, index: number, round: number) => Promise<unknown>;

function chooseAct(discord: DiscordServer, { channels, click = [], command, options }: LoadPlan): Act {
  if (command !== undefined) {
    return (person, _, round) => person.command({ id: at(channels, round) }, command, options);
  }
  const messages = channels.map((id) => latestWithButtons(discord, id));
  return (person, index, round) => person.click(at(messages, round), at(click, index));
}

function latestWithButtons(discord: DiscordServer, id: string): Message {
  const found = discord.messages({ id }).findLast((message) => buttonsOf(message).length > 0);
  if (found === undefined) throw new Error(`Channel ${id} has no message with buttons.`);
  return found;
}

function at<T>(list: readonly T[], index: number): T {
  const item = list[index % list.length];
  if (item === undefined) throw new Error("A load needs channels, and labels to click on.");
  return item;
}

async function atOnce(
  count: number,
  concurrency: number,
  doOne: (index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const work = async () => {
    while (next < count) await doOne(next++);
  };
  await Promise.all(Array.from({ length: concurrency }, work));
}

async function atPace(
  count: number,
  perSecond: number,
  doOne: (index: number) => Promise<void>,
): Promise<void> {
  const start = performance.now();
  const begun: Promise<void>[] = [];
  while (begun.length < count) {
    const due = Math.min(count, Math.floor(((performance.now() - start) * perSecond) / 1_000) + 1);
    while (begun.length < due) begun.push(doOne(begun.length));
    await sleep(1);
  }
  await Promise.all(begun);
}

function describe(waits: number[], failures: ReadonlyMap<string, number>, ms: number): LoadReport {
  const sorted = waits.toSorted((a, b) => a - b);
  const quantile = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return {
    count: waits.length,
    failed: [...failures.values()].reduce((sum, one) => sum + one, 0),
    failures: Object.fromEntries(failures),
    ms,
    perSecond: (waits.length / ms) * 1_000,
    p50: quantile(0.5),
    p99: quantile(0.99),
    max: sorted.at(-1) ?? 0,
  };
}
