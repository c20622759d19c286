// Runs seeded cases against the whole app, and checks what comes back.
import { inspect } from "node:util";
import type { Incoming } from "../../../src/ports/bot.ts";
import type { Person } from "../../../src/ports/person.ts";
import { type Block, encodeAction, type Reply } from "../../../src/ports/reply.ts";
import { buttonsOf, DAY, HOUR, openApp, type TestApp } from "../../support/app.ts";
import { computed } from "../fastest.ts";
import { anyIncoming } from "./any-incoming.ts";
import { type Chance, createChance } from "./chance.ts";
import { checkReply } from "./check-reply.ts";
import { findLeak, secretQuestions } from "./find-leak.ts";

/** Ms of processor time that one request may take. */
const LIMIT = 50;
/** A request that took longer is repeated so often: it may have met a collection of garbage. */
const REPEATS = 3;
const MOST_SEEN = 60;

/**
 * Runs so many cases in a new world. Returns what was asked for and answered, not refused.
 * @throws an error that names the seed, the case and the input
 */
export async function runCases(seed: number, cases: number): Promise<ReadonlySet<string>> {
  const chance = createChance(seed);
  const app = await openWorld();
  const seen = createSeen(app);
  for (let index = 0; index < cases; index++) {
    await passTime(app, chance);
    const incoming = anyIncoming(chance, seen.actions, app.clock.now);
    try {
      seen.add(incoming.person, await runCase(app, incoming, index % 3 === 0));
    } catch (error) {
      throw new Error(`Seed ${seed}, case ${index}: ${inspect(incoming, { depth: 5 })}`, { cause: error });
    }
  }
  return new Set(app.requests.flatMap(({ what, outcome }) => (outcome === "answered" ? [what] : [])));
}

/** A team with one drill that shows verdicts at once, and one that shows them at its close. */
async function openWorld(): Promise<TestApp> {
  const app = await openApp();
  await app.createDrill();
  await app.createDrill({ channel: "other", feedback: "at_close" });
  await app.tick();
  return app;
}

/** The buttons of the last replies by person, and those of the channel's messages, which all can press. */
function createSeen({ platform }: TestApp) {
  const shown: { readonly id: string; readonly actions: readonly string[] }[] = [];
  const actionsOf = (blocks: Reply | readonly Block[] | undefined) =>
    buttonsOf(blocks).map(({ action }) => encodeAction(action));
  return {
    add({ externalId: id }: Person, reply: Reply): void {
      shown.push({ id, actions: actionsOf(reply) });
      if (shown.length > MOST_SEEN) shown.shift();
    },
    actions(person: Person | undefined): readonly string[] {
      const own = shown.filter(({ id }) => person === undefined || id === person.externalId);
      const posted = platform.messages.slice(-3).flatMap(({ versions }) => actionsOf(versions.at(-1)));
      return [...own.slice(-6).flatMap(({ actions }) => actions), ...posted];
    },
  };
}

async function passTime(app: TestApp, chance: Chance): Promise<void> {
  if (!chance.once(50)) return;
  app.clock.now += chance.once(3) ? DAY : chance.below(2 * HOUR);
  await app.tick();
}

/** `everywhere`: also as a direct message, in the App Home, and in a modal. */
async function runCase(app: TestApp, incoming: Incoming, everywhere: boolean): Promise<Reply> {
  const before = secretQuestions(app, incoming.person);
  const begun = computed();
  const reply = await app.bot.handle(incoming);
  const ms = computed() - begun;
  const request = app.requests.at(-1);
  if (request?.outcome === "failed") throw request.error;
  const failure = app.failures.pop();
  if (failure !== undefined) throw new Error(`${failure.what} failed.`, { cause: failure.error });

  const after = new Set(secretQuestions(app, incoming.person));
  const leak = findLeak(
    reply,
    before.filter((question) => after.has(question)),
  );
  if (leak !== undefined) throw new Error(`The reply gives away: ${leak}`);
  await checkReply(reply, everywhere);
  if (ms > LIMIT) await timeAgain(app, incoming, ms);
  return reply;
}

async function timeAgain(app: TestApp, incoming: Incoming, ms: number): Promise<void> {
  let best = ms;
  for (let attempt = 0; attempt < REPEATS && best > LIMIT; attempt++) {
    const begun = computed();
    await app.bot.handle(incoming);
    best = Math.min(best, computed() - begun);
  }
  if (best > LIMIT) throw new Error(`It took ${best.toFixed()} ms.`);
}
