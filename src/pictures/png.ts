// PNG files of flat drawings. A palette makes them less than half as large as a general encoder does.
import { crc32, deflateSync } from "node:zlib";

const SIGNATURE = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");

/** Bits of each sample, and the color types of https://www.w3.org/TR/png-3/#11IHDR. */
const DEPTH = 8;
const TRUE_COLOR = 2;
const INDEXED = 3;
const MOST_INDEXED = 256;

/** An opaque picture as a PNG, indexed if it has up to 256 colors. `rgba` has four bytes per pixel. */
export function encodePng(rgba: Uint8Array, width: number, height: number): Uint8Array {
  const { palette, indices } = readColors(rgba);
  const indexed = palette.length <= MOST_INDEXED;
  const samples = indexed ? indices : toRgb(rgba);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(DEPTH, 8);
  header.writeUInt8(indexed ? INDEXED : TRUE_COLOR, 9);
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", header),
    ...(indexed ? [chunk("PLTE", Uint8Array.from(palette.flat()))] : []),
    chunk("IDAT", deflateSync(toLines(samples, height))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

type Color = readonly [red: number, green: number, blue: number];

/** A picture's palette and each pixel's index in it. Useless beyond 256 colors. */
function readColors(rgba: Uint8Array) {
  const view = new DataView(rgba.buffer, rgba.byteOffset, rgba.byteLength);
  const indices = new Uint8Array(rgba.byteLength / 4);
  const known = new Map<number, number>();
  // Skipping the lookup for a repeated color pays: most of the millions of pixels repeat the previous one.
  for (let pixel = 0, previous = -1, index = 0; pixel < indices.length; pixel++) {
    const color = view.getUint32(4 * pixel);
    if (color !== previous) {
      index = known.get(color) ?? known.size;
      known.set(color, index);
      previous = color;
    }
    indices[pixel] = index;
  }
  const palette = [...known.keys()].map(
    (color): Color => [color >>> 24, (color >>> 16) & 255, (color >>> 8) & 255],
  );
  return { palette, indices };
}

function toRgb(rgba: Uint8Array): Uint8Array {
  return rgba.filter((_, index) => index % 4 !== 3);
}

/** Puts filter type 0 (none) before each line: flat colors compress best unfiltered. */
function toLines(samples: Uint8Array, height: number): Uint8Array {
  const length = samples.length / height;
  const lines = new Uint8Array(samples.length + height);
  for (let line = 0; line < height; line++) {
    lines.set(samples.subarray(line * length, (line + 1) * length), line * (length + 1) + 1);
  }
  return lines;
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
