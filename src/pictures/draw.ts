// The worker that draws: drawing takes a tenth of a second, which would block answers.
import { fileURLToPath } from "node:url";
import { Resvg } from "@resvg/resvg-js";
import { answerRequests } from "../threads/answer-requests.ts";
import { encodePng } from "./png.ts";
import type { Svg } from "./svg.ts";

/** Pixels of the PNG per pixel of the SVG: sharp on a phone. */
const SCALE = 2;

/** Never the system's fonts: they would draw another picture on every machine. */
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
