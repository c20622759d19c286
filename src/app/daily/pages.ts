// Long lists in pages, each item on its own: what fails is reported, and clicks get in between.

/** Items read at once: few enough to block no one. */
const PAGE = 50;

type ReadPage<T> = (limit: number, after: T | undefined) => Promise<readonly T[]>;

/** All items, a page at a time. `read` gets the last item of the page before. */
export async function* pages<T>(read: ReadPage<T>): AsyncGenerator<readonly T[]> {
  let last: T | undefined;
  for (;;) {
    const page = await read(PAGE, last);
    if (page.length > 0) yield page;
    if (page.length < PAGE) return;
    last = page.at(-1);
  }
}

/** Runs a step for every item, those of one page at once. */
export async function forEach<T extends { readonly id: string }>(
  read: ReadPage<T>,
  step: (item: T) => Promise<unknown>,
  reportFailure: (error: unknown, item: T) => void,
): Promise<void> {
  for await (const page of pages(read)) {
    await Promise.all(page.map((item) => step(item).catch((error: unknown) => reportFailure(error, item))));
  }
}

/** A step that waits for earlier ones with the same key: each sees what they did. */
export function inTurn<T>(
  keyOf: (item: T) => string,
  step: (item: T) => Promise<unknown>,
): (item: T) => Promise<unknown> {
  const turns = new Map<string, Promise<unknown>>();
  return (item) => {
    const key = keyOf(item);
    const turn = (turns.get(key) ?? Promise.resolve()).then(() => step(item));
    turns.set(
      key,
      turn.catch(() => undefined),
    );
    return turn;
  };
}
