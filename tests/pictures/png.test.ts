// PNG files, read back by another decoder.
import { describe, expect, it } from "vitest";
import { encodePng } from "../../src/pictures/png.ts";
import { readPng } from "./read-png.ts";

/** The byte with a PNG's color type: https://www.w3.org/TR/png-3/#11IHDR. */
const COLOR_TYPE = 25;

/** A picture of `colors` different colors, one after the other. */
function striped(width: number, height: number, colors: number): Uint8Array {
  const pixel = (index: number) => [(index % colors) & 255, (index % colors) >> 8, 7, 255];
  return Uint8Array.from(Array.from({ length: width * height }, (_, index) => pixel(index)).flat());
}

describe("PNG", () => {
  it.each([
    ["one color, indexed", 1, 3],
    ["256 colors, indexed", 256, 3],
    ["257 colors, in full", 257, 2],
  ])("of %s, holds every pixel", (_, colors, type) => {
    const [width, height] = [31, 19];
    const rgba = striped(width, height, colors);
    const png = encodePng(rgba, width, height);
    const picture = readPng(png);
    expect(png[COLOR_TYPE]).toBe(type);
    expect([picture.width, picture.height]).toEqual([width, height]);
    for (let index = 0; index < width * height; index++) {
      const expected = [...rgba.subarray(4 * index, 4 * index + 4)];
      expect(picture.at(index % width, Math.floor(index / width))).toEqual(expected);
    }
  });
});
