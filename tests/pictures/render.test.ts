// Pictures as they arrive: drawn by the worker, read back pixel by pixel.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { progressSvg } from "../../src/pictures/progress-picture.ts";
import { createPictures } from "../../src/pictures/render.ts";
import { element, type Svg } from "../../src/pictures/svg.ts";
import { progressData } from "./progress-data.ts";
import { type Picture, readPng } from "./read-png.ts";

const pictures = createPictures();
afterAll(pictures.stop);

let users = 0;
const renderPicture = (svg: Svg) => pictures.render(svg, `user ${users++}`);

let png: Uint8Array;
let picture: Picture;

beforeAll(async () => {
  png = await renderPicture(progressSvg(progressData));
  picture = readPng(png);
});

/** A small picture with a word, or with nothing. */
function withText(words: string): Svg {
  return element("svg", { xmlns: "http://www.w3.org/2000/svg", width: 200, height: 40 }, [
    element("rect", { width: 200, height: 40, fill: "#ffffff" }),
    element("text", { x: 20, y: 28, "font-family": "DejaVu Sans", "font-size": 26 }, words),
  ]);
}

async function darkPixels(svg: Svg): Promise<number> {
  return readPng(await renderPicture(svg)).dark(0, 0, 400, 80);
}

describe("picture of progress", () => {
  it("is a PNG, 1,600 pixels wide and twice as high as specified, of less than 150 kB", () => {
    const height = Number(/ height="(\d+)"/.exec(progressSvg(progressData))?.[1]);
    expect([...png.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    expect([picture.width, picture.height]).toEqual([1600, 2 * height]);
    expect(png.byteLength).toBeLessThan(150_000);
  });

  it("has a card of its own: opaque in every corner, light inside a darker border", () => {
    const { width, height } = picture;
    for (const [x, y] of [
      [0, 0],
      [width - 1, 0],
      [0, height - 1],
      [width - 1, height - 1],
    ] as const) {
      expect(picture.at(x, y)).toEqual([0x7d, 0x88, 0x99, 255]);
    }
    expect(picture.at(20, 20)).toEqual([0xf7, 0xf9, 0xfc, 255]);
  });

  it("has letters: heading, first title, its numbers, last weekday", () => {
    expect(picture.dark(64, 84, 700, 52)).toBeGreaterThan(3000);
    expect(picture.dark(64, 276, 480, 50)).toBeGreaterThan(1500);
    expect(picture.dark(1100, 276, 436, 50)).toBeGreaterThan(1500);
    expect(picture.dark(1420, picture.height - 100, 116, 40)).toBeGreaterThan(200);
  });

  it("keeps its margins free: nothing runs out of the picture", () => {
    expect(picture.dark(8, 8, 48, picture.height - 16)).toBe(0);
    expect(picture.dark(1544, 8, 48, picture.height - 16)).toBe(0);
  });
});

describe("pictures", () => {
  it("use the bundled font, independent of the system's", async () => {
    const [dejavu, none] = [await darkPixels(withText("Kubedrill")), await darkPixels(withText(""))];
    expect(none).toBe(0);
    expect(dejavu).toBeGreaterThan(1000);
  });

  it("are drawn one after the other when asked for at once, each its own", async () => {
    const words = ["i", "Kube", "Kubedrill"];
    const dark = await Promise.all(words.map((word) => darkPixels(withText(word))));
    expect(dark).toEqual(dark.toSorted((a, b) => a - b));
    expect(new Set(dark).size).toBe(3);
  });

  it("that cannot be drawn say why, and the next one is drawn all the same", async () => {
    const broken = element("svg", { width: 0, height: 40 });
    const [failed, next] = [renderPicture(broken), darkPixels(withText("next"))];
    await expect(failed).rejects.toThrow("SVG data parsing failed");
    expect(await next).toBeGreaterThan(500);
  });
});
