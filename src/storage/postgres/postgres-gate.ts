// A gate that lets a fixed number through at a time, in the order they came.

export interface Gate {
  /** Runs `work` when there is a place for it, however long that takes. */
  pass<T>(work: () => Promise<T>): Promise<T>;
}

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
