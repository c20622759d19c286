// Waiting for something to become true, without asking the clock.

export interface Changes {
  /** Something changed: everyone who waits looks again. */
  announce(): void;
  /**
   * Resolves to what `find` finds, now or after a later change.
   * Rejects after `waitMs`, saying what was awaited.
   */
  until<T>(what: string, find: () => T | undefined | false): Promise<T>;
}

export function createChanges(waitMs: number): Changes {
  const waiting = new Set<() => void>();
  return {
    announce() {
      for (const look of waiting) look();
    },
    until<T>(what: string, find: () => T | undefined | false) {
      const there = find();
      if (there !== undefined && there !== false) return Promise.resolve(there);
      return new Promise<T>((resolve, reject) => {
        const look = () => {
          const found = find();
          if (found === undefined || found === false) return;
          waiting.delete(look);
          clearTimeout(timer);
          resolve(found);
        };
        const timer = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`This Slack waited ${waitMs} ms in vain for ${what}.`));
        }, waitMs);
        waiting.add(look);
      });
    },
  };
}
