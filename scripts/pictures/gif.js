// Frames of a browser as an animated GIF: one palette, equal frames merged, and only changed pixels drawn.
import gifenc from "gifenc";
import { PNG } from "pngjs";

const { GIFEncoder, applyPalette, quantize } = gifenc;
/** The palette's last color stands for "as before". */
const COLORS = 127;
/** Enough frames to find all colors that matter. */
const SAMPLES = 6;

/**
 * @param {readonly Uint8Array[]} frames PNGs of one size
 * @param {number} delay of each frame, in ms
 * @returns {Uint8Array} the GIF, which repeats
 */
export function encodeGif(frames, delay) {
  const pictures = frames.map((frame) => PNG.sync.read(Buffer.from(frame)));
  const { width, height } = pictures[0];
  const palette = commonPalette(pictures);
  const transparentIndex = palette.length;
  const gif = GIFEncoder();
  let shown;
  for (const { picture, times } of mergeEqual(pictures)) {
    const pixels = applyPalette(picture.data, palette);
    const drawn =
      shown === undefined
        ? pixels
        : pixels.map((color, at) => (color === shown[at] ? transparentIndex : color));
    shown = pixels;
    gif.writeFrame(drawn, width, height, {
      palette: [...palette, [0, 0, 0]],
      delay: delay * times,
      transparent: true,
      transparentIndex,
      dispose: 1,
    });
  }
  gif.finish();
  return gif.bytes();
}

function commonPalette(pictures) {
  const step = Math.max(1, Math.floor(pictures.length / SAMPLES));
  const samples = pictures.filter((_, index) => index % step === 0).map(({ data }) => data);
  return quantize(Buffer.concat(samples), COLORS);
}

/** Runs of equal pictures, each once with its length. */
function mergeEqual(pictures) {
  const runs = [];
  for (const picture of pictures) {
    const last = runs.at(-1);
    if (last?.picture.data.equals(picture.data)) last.times++;
    else runs.push({ picture, times: 1 });
  }
  return runs;
}
