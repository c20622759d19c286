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
    await clicksFirst();
  }
}

/** The embedded database answers synchronously: without a pause, reads in a row would block all clicks. */
export function clicksFirst(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Runs a step for every item, those of one page at once. */
export async function forEach<T>(
  read: ReadPage<T>,
  step: (item: T) => Promise<unknown>,
  reportFailure: (error: unknown, item: T) => void,
): Promise<void> {
  for await (const page of pages(read)) await mapEach(page, step, reportFailure);
}

/** What a step returns for each item, all run at once. Leaves out items whose step fails, and reports them. */
export async function mapEach<T, R>(
  items: readonly T[],
  step: (item: T) => Promise<R>,
  reportFailure: (error: unknown, item: T) => void,
): Promise<readonly R[]> {
  const outcomes = await Promise.allSettled(items.map(step));
  return outcomes.flatMap((outcome, index) => {
    if (outcome.status === "fulfilled") return [outcome.value];
    reportFailure(outcome.reason, items[index] as T);
    return [];
  });
}
