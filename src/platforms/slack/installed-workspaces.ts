// Over HTTP: workspaces and organisations that installed Kubedrill, their tokens encrypted in the database.
import type { Installations } from "../../app/storage-port.ts";
import { type Log, sayError } from "./log.ts";
import { refusalOf } from "./refusals.ts";
import type { Seal } from "./seal.ts";
import type { Workspaces } from "./workspaces.ts";

/** What is kept of an installation. */
export interface Credentials {
  /** A workspace's or an organisation's. */
  readonly name: string;
  readonly token: string;
  readonly installer: string;
  /** Where tokens rotate: what renews the token, and until when it works (epoch ms). */
  readonly renewal?: { readonly refreshToken: string; readonly expiresAt: number };
}

/** A workspace whose organisation installed Kubedrill for it. */
interface Pointer {
  readonly organisation: string;
}

export interface RenewedToken {
  readonly token: string;
  readonly refreshToken: string;
  /** Epoch ms. */
  readonly expiresAt: number;
}

interface Parts {
  readonly installations: Installations;
  readonly seal: Seal;
  readonly clock: () => number;
  readonly log: Log;
  /** Exchanges a refresh token; it works once. */
  readonly renew: (refreshToken: string) => Promise<RenewedToken>;
}

export interface InstalledWorkspaces extends Workspaces {
  /** Keeps the credentials of a workspace (T…) or an organisation (E…). */
  store(owner: string, credentials: Credentials): Promise<void>;
  /** Notes that a workspace belongs to an organisation that installed Kubedrill. */
  grant(team: string, organisation: string): Promise<void>;
}

/** Renewed this long before it expires, in ms. */
const AHEAD = 2 * 3_600_000;
/** How long another process's change may go unseen, in ms. */
const KEPT = 60_000;
const MOST_KEPT = 5_000;

export function createInstalledWorkspaces(parts: Parts): InstalledWorkspaces {
  const { installations, seal, clock, log } = parts;
  const kept = new Map<string, { readonly record: Credentials | Pointer; readonly readAt: number }>();
  const renewing = new Map<string, Promise<Credentials>>();

  function keep(owner: string, record: Credentials | Pointer): void {
    kept.delete(owner);
    kept.set(owner, { record, readAt: performance.now() });
    for (const oldest of kept.keys()) {
      if (kept.size <= MOST_KEPT) break;
      kept.delete(oldest);
    }
  }

  async function readStored(owner: string): Promise<Credentials | Pointer | undefined> {
    const body = await installations.find({ platform: "slack", externalId: owner });
    if (body === undefined) {
      kept.delete(owner);
      return undefined;
    }
    const record = readRecord(seal.open(body, owner));
    keep(owner, record);
    return record;
  }

  async function read(owner: string): Promise<Credentials | Pointer | undefined> {
    const found = kept.get(owner);
    return found !== undefined && performance.now() - found.readAt < KEPT ? found.record : readStored(owner);
  }

  async function write(owner: string, record: Credentials | Pointer): Promise<void> {
    const body = seal.seal(JSON.stringify(record), owner);
    await installations.store({ platform: "slack", externalId: owner }, body, clock());
    keep(owner, record);
  }

  /** One renewal at a time: a refresh token used twice is worth nothing. */
  function fresh(owner: string, credentials: Credentials): Promise<Credentials> {
    const { renewal } = credentials;
    if (renewal === undefined || renewal.expiresAt - clock() > AHEAD) return Promise.resolve(credentials);
    const running = renewing.get(owner);
    if (running !== undefined) return running;
    const started = renew(owner, credentials, renewal).finally(() => renewing.delete(owner));
    renewing.set(owner, started);
    return started;
  }

  async function renew(
    owner: string,
    old: Credentials,
    { refreshToken, expiresAt }: NonNullable<Credentials["renewal"]>,
  ): Promise<Credentials> {
    try {
      const { token, ...renewal } = await parts.renew(refreshToken);
      const renewed = { ...old, token, renewal };
      await write(owner, renewed);
      return renewed;
    } catch (error) {
      // Another process may have been faster.
      const stored = await readStored(owner);
      if (stored !== undefined && "token" in stored && (stored.renewal?.expiresAt ?? 0) > expiresAt)
        return stored;
      log.warn({ error: sayError(error) }, "a workspace's Slack token could not be renewed");
      if (expiresAt > clock()) return old;
      throw refusalOf(error);
    }
  }

  const grant = (team: string, organisation: string) => write(team, { organisation });

  return {
    grant,
    store: write,
    async find(team, enterprise) {
      const own = await read(team);
      const organisation =
        own === undefined ? enterprise : "organisation" in own ? own.organisation : undefined;
      const owner = organisation ?? team;
      const record = organisation === undefined ? own : await read(organisation);
      if (record === undefined || !("token" in record)) return undefined;
      // What is posted later comes without the organisation's id.
      if (own === undefined && organisation !== undefined) await grant(team, organisation);
      const { token, name, installer } = await fresh(owner, record);
      return { team, name, token, installer };
    },
    async forget(id) {
      kept.delete(id);
      await installations.remove({ platform: "slack", externalId: id });
    },
  };
}

/** What was written by this file, opened by its own key. */
function readRecord(text: string): Credentials | Pointer {
  return JSON.parse(text) as Credentials | Pointer;
}
