// SVG as a PNG, drawn in a worker, so that answers need not wait.
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Svg } from "./svg.ts";

let worker: Worker | undefined;
let last: Promise<unknown> = Promise.resolve();

/**
 * Draws a picture twice as wide and high as its SVG says. The first one starts the worker, which
 * then waits for more; pictures are drawn one after the other. Rejects with what went wrong in the worker.
 */
export function renderPicture(svg: Svg): Promise<Uint8Array> {
  const png = last.then(() => draw(svg));
  last = png.catch(() => undefined);
  return png;
}

async function draw(svg: Svg): Promise<Uint8Array> {
  worker ??= startWorker();
  const drawing = worker;
  drawing.ref();
  drawing.postMessage(svg);
  const [png] = (await once(drawing, "message")) as [Uint8Array];
  // A worker that waits does not keep the process alive.
  drawing.unref();
  return png;
}

/** A worker ends with its first error: the next picture starts another. */
function startWorker(): Worker {
  return new Worker(new URL("draw.ts", import.meta.url)).on("error", () => {
    worker = undefined;
  });
}
