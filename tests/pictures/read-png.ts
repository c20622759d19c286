// Pictures read back with a decoder that is not ours.
import { Resvg } from "@resvg/resvg-js";

/** Above the green of letters, below that of bars. */
const LETTERS_GREEN = 100;

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and alpha at a pixel, 0–255. */
  at(x: number, y: number): readonly number[];
  /** Pixels of a region that are dark as letters are; bars and lines are lighter. */
  dark(left: number, top: number, width: number, height: number): number;
}

export function readPng(png: Uint8Array): Picture {
  const file = Buffer.from(png);
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  const { pixels } = new Resvg(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
      <image width="${width}" height="${height}" href="data:image/png;base64,${file.toString("base64")}"/></svg>`,
  ).render();
  const at = (x: number, y: number) => [...pixels.subarray(4 * (y * width + x), 4 * (y * width + x) + 4)];
  return {
    width,
    height,
    at,
    dark(left, top, across, down) {
      let count = 0;
      for (let y = top; y < top + down; y++) {
        for (let x = left; x < left + across; x++) if ((at(x, y)[1] ?? 255) < LETTERS_GREEN) count++;
      }
      return count;
    },
  };
}
