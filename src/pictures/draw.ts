// The worker that draws: on the main thread, drawing would block answers for 100 ms.
import { fileURLToPath } from "node:url";
import { Resvg } from "@resvg/resvg-js";
import { answerRequests } from "../threads/answer-requests.ts";
import { encodePng } from "./png.ts";
import type { Svg } from "./svg.ts";

/** Pixels of the PNG per pixel of the SVG: sharp on a phone. */
const SCALE = 2;

/** Bundled fonts only: system fonts would make pictures differ from machine to machine. */
const font = {
  loadSystemFonts: false,
  fontFiles: [
    import.meta.resolve("dejavu-fonts-ttf/ttf/DejaVuSans.ttf"),
    import.meta.resolve("dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf"),
  ].map((address) => fileURLToPath(address)),
};

answerRequests(draw);

function draw(svg: Svg): Uint8Array {
  const { pixels, width, height } = new Resvg(svg, { font, fitTo: { mode: "zoom", value: SCALE } }).render();
  return encodePng(pixels, width, height);
}
