// The worker that draws: everything heavy is loaded here, once, and holds nobody up.
import { fileURLToPath } from "node:url";
import { parentPort } from "node:worker_threads";
import { Resvg } from "@resvg/resvg-js";
import { parse, View } from "vega";
import { compile, type TopLevelSpec } from "vega-lite";
import { encodePng } from "./png.ts";

/** Pixels of the PNG for each one of the specification: sharp on a phone. */
const SCALE = 2;

/** Never the system's fonts: they would draw another picture on every machine. */
const font = {
  loadSystemFonts: false,
  fontFiles: [
    import.meta.resolve("dejavu-fonts-ttf/ttf/DejaVuSans.ttf"),
    import.meta.resolve("dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf"),
  ].map((address) => fileURLToPath(address)),
};

// A failure ends the worker and reaches whoever waits for the picture.
parentPort?.on("message", async (spec: TopLevelSpec) => parentPort?.postMessage(await draw(spec)));

async function draw(spec: TopLevelSpec): Promise<Uint8Array> {
  const view = new View(parse(compile(spec).spec), { renderer: "none" });
  const svg = await view.toSVG();
  view.finalize();
  const { pixels, width, height } = new Resvg(svg, { font, fitTo: { mode: "zoom", value: SCALE } }).render();
  return encodePng(pixels, width, height);
}
