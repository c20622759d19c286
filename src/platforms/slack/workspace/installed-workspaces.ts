// Over HTTP: workspaces and organizations that installed Kubedrill. The database keeps their tokens encrypted.
// cspell:ignore organisation
import type { Timers } from "../../../ports/timers.ts";
import { type Log, sayError } from "../log.ts";
import { refusalOf } from "../refusals.ts";
import type { SealedInstallations } from "./sealed-installations.ts";
import { type Credentials, parseRecord, type StoredRecord } from "./stored-record.ts";
import type { Workspaces } from "./workspaces.ts";

export type NewCredentials = Omit<Credentials, "since">;

export interface RenewedToken {
  readonly token: string;
  readonly refreshToken: string;
  /** Epoch ms. */
  readonly expiresAt: number;
}

interface Parts {
  readonly installations: SealedInstallations;
  /** Epoch ms. */
  readonly clock: () => number;
  readonly timers: Timers;
  readonly log: Log;
  /** Exchanges a refresh token; it works once. */
  readonly renew: (refreshToken: string) => Promise<RenewedToken>;
}

export interface InstalledWorkspaces extends Workspaces {
  /** Stores the credentials of a workspace (T…) or an organization (E…). */
  store(owner: string, credentials: NewCredentials): Promise<void>;
  /** Records that a workspace belongs to an organization that installed Kubedrill. */
  grant(team: string, organization: string): Promise<void>;
  /** Waits for running renewals: the old token is used up, so an unwritten new one would be lost. */
  settled(): Promise<void>;
}

/** Renewed this long before it expires, in ms. */
const AHEAD = 2 * 3_600_000;
/** Tokens live for twelve hours. One that lasts longer than this, in ms, was dated by a clock that was far ahead. */
const LONGEST_LIFE = 48 * 3_600_000;
/** Between two tries to renew a token, or to write a renewed one, in ms. */
const BETWEEN_TRIES = 60_000;
/** A record is read again after this long, in ms: another process may have changed it. */
const KEPT = 60_000;
const MOST_KEPT = 5_000;

function isDue(expiresAt: number, now: number): boolean {
  return expiresAt - now <= AHEAD || expiresAt - now > LONGEST_LIFE;
}

interface Renewing {
  readonly outcome: Promise<Credentials>;
  /** Not tried again before (epoch ms); unknown while it is under way. */
  retryFrom: number;
}

function isWaiting({ retryFrom }: Renewing, now: number): boolean {
  return retryFrom === Number.POSITIVE_INFINITY || (now < retryFrom && retryFrom <= now + BETWEEN_TRIES);
}

export function createInstalledWorkspaces(parts: Parts): InstalledWorkspaces {
  const { installations, clock, timers, log } = parts;
  const kept = new Map<string, { readonly record: StoredRecord; readonly readAt: number }>();
  const renewing = new Map<string, Renewing>();

  function keep(owner: string, record: StoredRecord, readAt: number = timers.now()): void {
    kept.delete(owner);
    kept.set(owner, { record, readAt });
    for (const oldest of kept.keys()) {
      if (kept.size <= MOST_KEPT) break;
      kept.delete(oldest);
    }
  }

  async function load(owner: string): Promise<StoredRecord | undefined> {
    const text = await installations.find(owner);
    if (text === undefined) return undefined;
    const record = parseRecord(text);
    if (record === undefined)
      throw new Error("I can't read a workspace's stored installation. Install Kubedrill there again.");
    return record;
  }

  async function readStored(owner: string): Promise<StoredRecord | undefined> {
    const record = await load(owner);
    if (record === undefined) kept.delete(owner);
    else keep(owner, record);
    return record;
  }

  async function read(owner: string): Promise<StoredRecord | undefined> {
    const found = kept.get(owner);
    return found !== undefined && timers.now() - found.readAt < KEPT ? found.record : readStored(owner);
  }

  async function write(owner: string, record: StoredRecord): Promise<void> {
    await installations.store(owner, JSON.stringify(record));
    keep(owner, record);
  }

  /** Returns the old token while it works, without waiting for the new one: commands have three seconds. */
  async function fresh(owner: string, credentials: Credentials): Promise<Credentials> {
    const { renewal } = credentials;
    if (renewal === undefined || !isDue(renewal.expiresAt, clock())) return credentials;
    const outcome = renewOnce(owner, credentials, renewal);
    return renewal.expiresAt > clock() ? credentials : outcome;
  }

  /** One renewal at a time: a refresh token used twice is worth nothing. */
  function renewOnce(
    owner: string,
    old: Credentials,
    renewal: NonNullable<Credentials["renewal"]>,
  ): Promise<Credentials> {
    const begun = renewing.get(owner);
    if (begun !== undefined && isWaiting(begun, clock())) return begun.outcome;
    const started: Renewing = {
      outcome: renew(owner, old, renewal, () => renewing.get(owner) === started),
      retryFrom: Number.POSITIVE_INFINITY,
    };
    renewing.set(owner, started);
    started.outcome.then(
      () => renewing.get(owner) === started && renewing.delete(owner),
      () => {
        started.retryFrom = clock() + BETWEEN_TRIES;
      },
    );
    return started.outcome;
  }

  /** `isWanted`: whether it was neither removed nor installed again meanwhile. */
  async function renew(
    owner: string,
    old: Credentials,
    { refreshToken, expiresAt }: NonNullable<Credentials["renewal"]>,
    isWanted: () => boolean,
  ): Promise<Credentials> {
    try {
      const { token, ...renewal } = await parts.renew(refreshToken);
      const renewed = { ...old, token, renewal };
      if (isWanted()) await writeRenewed(owner, renewed);
      return renewed;
    } catch (error) {
      // Another process may have been faster.
      const stored = await readStored(owner);
      if (stored !== undefined && "token" in stored && (stored.renewal?.expiresAt ?? 0) > expiresAt)
        return stored;
      log.warn({ error: sayError(error) }, "a workspace's Slack token could not be renewed");
      throw refusalOf(error, "question");
    }
  }

  /** The refresh token in the database is spent: until the new one is written, this process goes by its own. */
  async function writeRenewed(owner: string, renewed: Credentials): Promise<void> {
    keep(owner, renewed, Number.POSITIVE_INFINITY);
    const stays = () => kept.get(owner)?.record === renewed;
    try {
      await write(owner, renewed);
    } catch (error) {
      log.error({ error: sayError(error) }, "a workspace's renewed Slack token could not be written");
      timers.after(BETWEEN_TRIES, () => void (stays() && writeRenewed(owner, renewed)));
    }
  }

  const grant = (team: string, organization: string) =>
    write(team, { organisation: organization, since: clock() });

  return {
    grant,
    async settled() {
      await Promise.allSettled([...renewing.values()].map(({ outcome }) => outcome));
    },
    store(owner, credentials) {
      renewing.delete(owner);
      return write(owner, { ...credentials, since: clock() });
    },
    async find(team, enterprise) {
      const own = await read(team);
      const organization =
        own === undefined ? enterprise : "organisation" in own ? own.organisation : undefined;
      const owner = organization ?? team;
      const record = organization === undefined ? own : await read(organization);
      if (record === undefined || !("token" in record)) return undefined;
      // Later posts don't carry the organization's ID.
      if (own === undefined && organization !== undefined) await grant(team, organization);
      const { token, name, installer } = await fresh(owner, record);
      return { team, name, token, installer };
    },
    async forget(id) {
      kept.delete(id);
      renewing.delete(id);
      await installations.remove(id);
    },
    async servedBy(organization) {
      const all = await installations.list();
      return all
        .filter(({ text }) => {
          const record = parseRecord(text);
          return record !== undefined && "organisation" in record && record.organisation === organization;
        })
        .map(({ owner }) => owner);
    },
    async cameAfter(id, time) {
      return ((await load(id))?.since ?? 0) > time;
    },
  };
}
