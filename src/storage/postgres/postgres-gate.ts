// A gate that runs a fixed number of jobs at a time, in the order they arrive.

export interface Gate {
  /** Runs `work` when a place is free, however long that takes. */
  pass<T>(work: () => Promise<T>): Promise<T>;
}

/** A gate with so many places. */
export function createGate(places: number): Gate {
  let free = places;
  const waiting: (() => void)[] = [];
  return {
    async pass(work) {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      try {
        return await work();
      } finally {
        const next = waiting.shift();
        if (next === undefined) free += 1;
        else next();
      }
    },
  };
}
