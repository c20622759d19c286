// The daily question's round: recover what a crash left, claim and send what is due, close what is over.
import type { QuarantineScope, Version } from "../../core/question/quarantine.ts";
import type { PlatformName } from "../../ports/person.ts";
import type { Block } from "../../ports/reply.ts";
import type { Drill } from "../../ports/storage/drills.ts";
import type { Member } from "../../ports/storage/people.ts";
import type { Posting } from "../../ports/storage/postings.ts";
import { systemTimers, type Timers } from "../../ports/timers.ts";
import { deleteInactive } from "../person/delete-inactive.ts";
import { correctQuestions } from "../question/correct.ts";
import { weighAll, weighReports } from "../question/weigh-reports.ts";
import { sendReminders } from "../reminder/send-reminders.ts";
import { nameCaptains } from "../squad/name-captains.ts";
import { purgeLinkCodes, purgeTeams, purgeUsedKeys } from "../team/purge.ts";
import { fitLearners } from "../weights/fit-weights.ts";
import { closeOpenPostings } from "./close.ts";
import { createCountEditor } from "./count.ts";
import type { DailyDeps } from "./deps.ts";
import { forgetReceipts } from "./forget-receipts.ts";
import { planDue } from "./plan.ts";
import { type PostedNow, postNow } from "./post.ts";
import { sendPosting } from "./send.ts";
import { createSender, type Sender, Stopped, type Timer } from "./sender.ts";
import { tellAdmins } from "./tell-admins.ts";
import { createRound } from "./tick.ts";
import { undoClockJump } from "./undo-clock-jump.ts";

export interface Daily {
  /**
   * Does everything that is due now; what it sends goes on in the background. Ticks that arrive while one runs join
   * a single further one.
   */
  tick(): Promise<void>;
  /** Posts a drill's question for today at once, as the posting with this ID: again with the same one posts nothing. */
  postNow(drill: Drill, now: number, id: string): Promise<PostedNow>;
  /** Sends a posting that was planned again. */
  sendAgain(posting: Posting): void;
  /** Closes a removed drill's open question at once. */
  closeOpen(drillId: string): Promise<void>;
  /** Sends the admins who set up a member's team's drills a message, in the background. */
  tellAdmins(member: Pick<Member, "id" | "teamId">, blocks: readonly Block[]): void;
  /** Decides after a report whether a question version is out now; returns the places where that is new. */
  weigh(version: Version, now: number): Promise<readonly QuarantineScope[]>;
  /** Tries everything of a drill again that its channel refused; false where nothing was. */
  retryRefused(drillId: string): Promise<boolean>;
  /** Says that an answer came in: the posting's count is edited soon. */
  countChanged(postingId: string): void;
  /** Resolves when nothing waits to be sent any more, or is on its way. */
  sent(): Promise<void>;
  /** Resolves when nothing is under way in the background any more. */
  idle(): Promise<void>;
  /** Messages that wait for their turn, by platform. */
  waiting(): ReadonlyMap<PlatformName, number>;
  /** Ends the timers, lets go of what waits, and waits for what runs. */
  stop(): Promise<void>;
}

/** What the daily question is given; it makes the rest itself. */
export type DailyParts = Omit<DailyDeps, "sender" | "inBackground" | "counts" | "timers" | "isConnected"> & {
  /** The system's, unless a test moves time itself. */
  readonly timers?: Timers;
  /** A platform without a connection of its own, such as the playground, always is. */
  readonly isConnected?: DailyDeps["isConnected"];
};

/** A clock can be ahead between two rounds, or in another process: what it left is looked for this often, in ms. */
const UNDO_INTERVAL = 3_600_000;

/** `timer` paces what is sent; the real one, unless a test brings its own. */
export function createDaily(parts: DailyParts, timer?: Timer): Daily {
  const senders = new Map<PlatformName, Sender>();
  const sending = new Map<string, Promise<void>>();
  const chores = new Map<string, Promise<void>>();
  let ticking: Promise<void> | undefined;
  let waiting: Promise<void> | undefined;
  let stopped = false;

  function reportFailure(error: unknown, what: string): void {
    if (!stopped && !(error instanceof Stopped)) parts.reportFailure(error, what);
  }

  function sender(name: PlatformName): Sender | undefined {
    const platform = parts.platform(name);
    const known = senders.get(name) ?? (platform && createSender(platform.pace, timer));
    if (known !== undefined) senders.set(name, known);
    // A round that is still under way asks for its first sender: it sends nothing anymore.
    if (stopped) void known?.stop();
    return known;
  }

  /** Starts a step, unless the same one is still under way. */
  function track(steps: Map<string, Promise<void>>, what: string, step: () => Promise<unknown>): void {
    if (steps.has(what)) return;
    const done = step()
      .catch((error: unknown) => reportFailure(error, what))
      .then(() => void steps.delete(what));
    steps.set(what, done);
  }

  async function settle(...all: readonly Map<string, Promise<void>>[]): Promise<void> {
    while (all.some(({ size }) => size > 0)) await Promise.all(all.flatMap((steps) => [...steps.values()]));
  }

  const inBackground = (what: string, step: () => Promise<unknown>) => track(sending, what, step);
  const shared = {
    timers: systemTimers,
    isConnected: () => true,
    ...parts,
    reportFailure,
    sender,
    inBackground,
  };
  const deps: DailyDeps = { ...shared, counts: createCountEditor(shared) };
  const round = createRound(deps);
  /** When the last round began, and when clock jumps were undone last. */
  let tickedAt = Number.POSITIVE_INFINITY;
  let undoneAt = Number.NEGATIVE_INFINITY;
  /** When people were last looked through: for those who weren't seen, captains, and memory models. */
  let lookedAt = Number.NEGATIVE_INFINITY;

  /** Looks at everyone, so it runs once per hour. */
  function lookThroughPeople(now: number): void {
    if (now - lookedAt < UNDO_INTERVAL && now >= lookedAt) return;
    lookedAt = now;
    const countChanged = deps.counts.changed;
    track(chores, "delete inactive people", () =>
      deleteInactive({ ...deps, countChanged }, now, deps.retention?.inactive),
    );
    track(chores, "name captains", () => nameCaptains(deps, now));
    track(chores, "fit memory models", () => fitLearners(deps));
  }

  /** Reports that no one weighed, at this process's first round. */
  let weighed = false;
  async function weighOnce(): Promise<void> {
    await weighAll(deps, deps.clock());
    weighed = true;
  }

  /** Chores can take longer than a minute, so they run alongside the rounds. */
  function beginChores(): void {
    track(chores, "plan drills", () => planDue(deps));
    track(chores, "correct questions", () => correctQuestions(deps, deps.clock()));
    track(chores, "send reminders", () => sendReminders(deps));
    track(chores, "forget receipts", () => forgetReceipts(deps.storage.receipts, deps.clock()));
    if (!weighed) track(chores, "weigh reports", weighOnce);
    const { retention } = deps;
    track(chores, "purge teams", () =>
      purgeTeams(deps.storage.teams, deps.clock(), retention?.afterUninstall),
    );
    track(chores, "purge used keys", () => purgeUsedKeys(deps.storage.usedKeys, deps.clock()));
    track(chores, "purge link codes", () => purgeLinkCodes(deps.storage.links, deps.clock()));
  }

  async function runOnce(): Promise<void> {
    const now = deps.clock();
    if (now < tickedAt || now - undoneAt >= UNDO_INTERVAL) {
      await undoClockJump(deps, now);
      undoneAt = now;
    }
    tickedAt = now;
    await round();
    beginChores();
    lookThroughPeople(now);
  }

  async function tick(): Promise<void> {
    if (ticking === undefined) {
      ticking = runOnce().finally(() => {
        ticking = undefined;
      });
      return ticking;
    }
    waiting ??= ticking
      .catch(() => {})
      .then(() => {
        waiting = undefined;
        return tick();
      });
    return waiting;
  }

  return {
    tick,
    postNow: (drill, now, id) => postNow(deps, drill, now, id),
    sendAgain: (posting) => inBackground(`send posting ${posting.id}`, () => sendPosting(deps, posting)),
    async retryRefused(drillId) {
      const { refusals } = deps.storage;
      if (!(await refusals.waiting(drillId))) return false;
      await refusals.retry(drillId);
      inBackground(`try drill ${drillId} again`, tick);
      return true;
    },
    closeOpen: (drillId) => closeOpenPostings(deps, drillId),
    tellAdmins: (member, blocks) =>
      inBackground(`tell the admins of team ${member.teamId}`, () => tellAdmins(deps, member, blocks)),
    weigh: (version, now) => weighReports(deps, version, now),
    countChanged: deps.counts.changed,
    sent: () => settle(sending),
    idle: () => settle(sending, chores),
    waiting: () => new Map([...senders].map(([name, one]) => [name, one.waiting()])),
    async stop() {
      stopped = true;
      await Promise.all([...senders.values()].map((one) => one.stop()));
      await deps.counts.stop();
      await (waiting ?? ticking)?.catch(() => {});
      await settle(sending, chores);
    },
  };
}
