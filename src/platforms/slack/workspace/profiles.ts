// What Slack reports about people: name, zone, language, and whether they're workspace admins. Kept for a while.
import { webApi } from "@slack/bolt";
import { LRUCache } from "lru-cache";
import { isZone } from "../../../core/study-day.ts";
import { memoize } from "../../../ports/memoize.ts";
import type { Timers } from "../../../ports/timers.ts";
import { type Log, sayError } from "../log.ts";
import { readAnswer } from "../payloads/read-answer.ts";
import type { WebClient } from "../web-client.ts";
import { createQueue } from "./queue.ts";
import type { Workspace } from "./workspaces.ts";

export interface Profile {
  readonly name: string | undefined;
  readonly zone: string | undefined;
  /** BCP 47. */
  readonly locale: string | undefined;
  /** Whether they're an admin or owner of their workspace; undefined where Slack hasn't said for too long. */
  readonly admin: boolean | undefined;
}

export interface Profiles {
  /** Asks Slack where needed; undefined where it doesn't answer. */
  ask(workspace: Workspace, user: string): Promise<Profile | undefined>;
  /** What is known already; what is not is asked for later, without waiting. */
  known(workspace: Workspace, user: string): Profile | undefined;
  /** Passes a member's profile to the app: now, or when it arrives. */
  keep(workspace: Workspace, user: string): void;
  /** Stops asking. */
  stop(): void;
}

interface Entry {
  /** Until when it holds, by `timers.now()`. */
  until: number;
  /** When it is asked for again in the background, by `timers.now()`. */
  renewAt: number;
  profile: Profile | undefined;
  /** When it arrived, by `timers.now()`. */
  arrivedAt: number;
  asking: Promise<Profile | undefined> | undefined;
  /** Whether the app wants the profile: there is a member to keep it for. */
  wanted: boolean;
  /** The profile that the app has, and since when, by `timers.now()`. */
  kept: Profile | undefined;
  keptAt: number;
}

/** Takes a member's profile. */
export type Learn = (workspace: Workspace, user: string, profile: Profile) => void;

/** Asking the machine whether a zone is one takes longer than everything else here. */
const isKnownZone = memoize(isZone);

/** In ms. */
const KEPT = 15 * 60_000;
/** Not asked again so soon after Slack did not answer, in ms. */
const KEPT_AFTER_FAILURE = 60_000;
const MAX_KEPT = 20_000;
/** How often Slack is asked for a profile before giving up. */
const MOST_TRIES = 5;
/** Rights that arrived longer ago count no longer, in ms. */
const RIGHTS_KEPT = 3_600_000;
/** The app keeps a profile that hasn't changed again after this long: rights count from then on. In ms. */
const KEPT_AGAIN = 15 * 60_000;
/** Between two questions in the background, in ms. Slack allows 100 per minute, and commands need some of them. */
const BETWEEN = 1_000;

interface ProfileParts {
  readonly client: WebClient;
  readonly log: Log;
  readonly timers: Timers;
  readonly learn: Learn;
}

export function createProfiles({ client, log, timers, learn }: ProfileParts): Profiles {
  const entries = new LRUCache<string, Entry>({ max: MAX_KEPT });
  /** By workspace: until when Slack wants to hear no question, by `timers.now()`. */
  const silentUntil = new Map<string, number>();
  const later = createQueue(BETWEEN, timers);

  function entryOf(workspace: Workspace, user: string): Entry {
    const key = `${workspace.team}/${user}`;
    const entry = entries.get(key) ?? createEntry();
    entries.set(key, entry);
    return entry;
  }

  const isOld = ({ until, asking }: Entry) => asking === undefined && until <= timers.now();

  function ask(workspace: Workspace, user: string): Promise<Profile | undefined> {
    const entry = entryOf(workspace, user);
    const silent = (silentUntil.get(workspace.team) ?? 0) > timers.now();
    if (isOld(entry) && !silent) {
      entry.asking = request(workspace, user, entry).finally(() => {
        entry.asking = undefined;
      });
    }
    return entry.asking ?? Promise.resolve(lastKnown(entry, timers.now()));
  }

  async function request(workspace: Workspace, user: string, entry: Entry): Promise<Profile | undefined> {
    try {
      const answer = await client.users.info({ token: workspace.token, user, include_locale: true });
      const { user: found } = readAnswer("profile", answer);
      entry.profile = {
        name: found.profile?.display_name ?? found.profile?.real_name ?? found.name,
        zone: found.tz !== undefined && isKnownZone(found.tz) ? found.tz : undefined,
        locale: found.locale,
        admin: found.is_admin === true || found.is_owner === true || found.is_primary_owner === true,
      };
      entry.arrivedAt = timers.now();
      entry.renewAt = timers.now() + KEPT;
      // Rights are checked when they're used: someone who lost them can't act on what Slack said earlier.
      entry.until = entry.profile.admin ? 0 : entry.renewAt;
      if (entry.wanted) hand(workspace, user, entry);
    } catch (error) {
      if (error instanceof webApi.WebAPIRateLimitedError) {
        silentUntil.set(workspace.team, timers.now() + error.retryAfter * 1_000);
      } else {
        entry.until = timers.now() + KEPT_AFTER_FAILURE;
        entry.renewAt = entry.until;
      }
      log.warn({ error: sayError(error) }, "Slack did not report a person's profile");
    }
    return lastKnown(entry, timers.now());
  }

  function hand(workspace: Workspace, user: string, entry: Entry): void {
    const { profile, arrivedAt } = entry;
    if (profile === undefined || arrivedAt <= entry.keptAt) return;
    const isSame = JSON.stringify(profile) === JSON.stringify(entry.kept);
    if (isSame && arrivedAt - entry.keptAt < KEPT_AGAIN) return;
    entry.kept = profile;
    entry.keptAt = arrivedAt;
    learn(workspace, user, profile);
  }

  /** Asks in the background, again while Slack wants silence or has trouble. */
  function askLater(workspace: Workspace, user: string): void {
    let tries = 0;
    later.add(`${workspace.team}/${user}`, async () => {
      const silent = (silentUntil.get(workspace.team) ?? 0) - timers.now();
      if (silent > 0) return silent;
      const entry = entryOf(workspace, user);
      await ask(workspace, user);
      tries += 1;
      if (entry.profile !== undefined || tries === MOST_TRIES) return undefined;
      return Math.max(entry.until, silentUntil.get(workspace.team) ?? 0) - timers.now();
    });
  }

  return {
    ask,
    known(workspace, user) {
      const entry = entryOf(workspace, user);
      if (isOld(entry) && entry.renewAt <= timers.now()) askLater(workspace, user);
      return lastKnown(entry, timers.now());
    },
    keep(workspace, user) {
      const entry = entryOf(workspace, user);
      entry.wanted = true;
      if (entry.profile === undefined) askLater(workspace, user);
      else hand(workspace, user, entry);
    },
    stop: later.stop,
  };
}

function createEntry(): Entry {
  return {
    until: 0,
    renewAt: 0,
    arrivedAt: Number.NEGATIVE_INFINITY,
    profile: undefined,
    asking: undefined,
    wanted: false,
    kept: undefined,
    keptAt: Number.NEGATIVE_INFINITY,
  };
}

/** Names and zones count however old they are, rights for a while only. */
function lastKnown({ profile, arrivedAt }: Entry, now: number): Profile | undefined {
  const isRecent = now - arrivedAt < RIGHTS_KEPT;
  return profile === undefined || isRecent ? profile : { ...profile, admin: undefined };
}
