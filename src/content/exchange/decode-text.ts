// Decodes a file's bytes: UTF-8, and the UTF-16 that Excel calls "Unicode text".

/** The text, or why the bytes aren't text; `line` counts from 1. */
export type DecodedText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly line: number; readonly message: string };

const refuse = (message: string, line = 1): DecodedText => ({ ok: false, line, message });

/** Decodes a file of questions. */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (beginsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || beginsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    return refuse('This is a workbook, not a text file: save it as text (in Excel, "CSV UTF-8").');
  const wide = findUtf16(bytes);
  if (wide !== undefined) {
    const text = decode(bytes, wide);
    return text === undefined ? refuse(notUtf8) : { ok: true, text };
  }
  if (bytes.includes(0))
    return refuse('This file contains binary data: save it as text (in Excel, "CSV UTF-8").');
  const text = decode(bytes, "utf-8");
  if (text !== undefined) return { ok: true, text };
  const [before = ""] = new TextDecoder().decode(bytes).split("\ufffd", 1);
  return refuse(notUtf8, before.split(/\r\n?|\n/).length);
}

/** Many Windows programs write Windows-1252 by default. */
const notUtf8 = 'This file isn\'t UTF-8: save it as UTF-8 (in Excel, "CSV UTF-8").';

function decode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Detects UTF-16 by its byte order mark, or because ASCII in UTF-16 has a zero in every second byte. */
function findUtf16(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  if (beginsWith(bytes, [0xff, 0xfe])) return "utf-16le";
  if (beginsWith(bytes, [0xfe, 0xff])) return "utf-16be";
  const start = bytes.subarray(0, 64);
  if (start.length < 4) return undefined;
  const zeros = (offset: number) =>
    start.filter((byte, index) => index % 2 === offset && byte === 0).length / (start.length / 2);
  if (zeros(1) > 0.9) return "utf-16le";
  return zeros(0) > 0.9 ? "utf-16be" : undefined;
}

function beginsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}
