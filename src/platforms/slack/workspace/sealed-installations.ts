// Installations as the database holds them: encrypted, and encrypted again once KUBEDRILL_SECRET has changed.
import type { Installations } from "../../../ports/storage/teams.ts";
import { type Log, sayError } from "../log.ts";
import { isSealed, type Seal } from "./seal.ts";

export interface SealedInstallations {
  /** @throws Error that says what to do where it can't be decrypted. */
  find(owner: string): Promise<string | undefined>;
  store(owner: string, text: string): Promise<void>;
  remove(owner: string): Promise<void>;
  /** Those that can be decrypted. */
  list(): Promise<readonly OpenInstallation[]>;
  /** Encrypts everything with the current secret that has an older one. */
  sealAgain(): Promise<void>;
  /** How many have which secret. */
  count(): Promise<SecretCounts>;
}

interface OpenInstallation {
  readonly owner: string;
  readonly text: string;
}

export interface SecretCounts {
  /** KUBEDRILL_SECRET. */
  readonly current: number;
  /** One of KUBEDRILL_SECRET_OLD. */
  readonly old: number;
  readonly unknown: number;
}

interface Parts {
  readonly installations: Installations;
  readonly seal: Seal;
  readonly clock: () => number;
  readonly log: Log;
}

const platform = "slack";

export function createSealedInstallations({ installations, seal, clock, log }: Parts): SealedInstallations {
  /** Another process may store something newer meanwhile: that stays. */
  async function sealOne(owner: string, body: string, text: string): Promise<void> {
    await installations
      .replace({ platform, externalId: owner }, body, seal.seal(text, owner), clock())
      .catch((error: unknown) =>
        log.warn({ error: sayError(error) }, "a workspace's Slack token keeps its old encryption for now"),
      );
  }

  function tryOpen(body: string, owner: string): string | undefined {
    try {
      return seal.open(body, owner);
    } catch {
      return undefined;
    }
  }

  async function listSealed() {
    const all = await installations.list(platform);
    return all
      .filter(({ body }) => isSealed(body))
      .map(({ externalId: owner, body }) => ({ owner, body, text: tryOpen(body, owner) }));
  }

  return {
    async find(owner) {
      const body = await installations.find({ platform, externalId: owner });
      if (body === undefined) return undefined;
      const text = seal.open(body, owner);
      if (!seal.isCurrent(body)) void sealOne(owner, body, text);
      return text;
    },
    store: (owner, text) =>
      installations.store({ platform, externalId: owner }, seal.seal(text, owner), clock()),
    remove: (owner) => installations.remove({ platform, externalId: owner }),
    async list() {
      const all = await listSealed();
      return all.flatMap(({ owner, text }) => (text === undefined ? [] : { owner, text }));
    },
    async sealAgain() {
      const all = await listSealed();
      const old = all.filter(({ body }) => !seal.isCurrent(body));
      const opened = old.flatMap(({ owner, body, text }) =>
        text === undefined ? [] : { owner, body, text },
      );
      await Promise.all(opened.map(({ owner, body, text }) => sealOne(owner, body, text)));
      if (opened.length > 0) {
        log.info(
          { count: opened.length },
          "Slack tokens were encrypted again with the current KUBEDRILL_SECRET",
        );
      }
      if (opened.length < old.length) {
        log.error(
          { count: old.length - opened.length },
          "Some Slack tokens have a KUBEDRILL_SECRET that isn't set. Add it to KUBEDRILL_SECRET_OLD, or install Kubedrill there again.",
        );
      }
    },
    async count() {
      const all = await listSealed();
      const current = all.filter(({ body, text }) => text !== undefined && seal.isCurrent(body)).length;
      const unknown = all.filter(({ text }) => text === undefined).length;
      return { current, unknown, old: all.length - current - unknown };
    },
  };
}
