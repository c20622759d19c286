// Collects a long text as bytes, compressed from a length on, so that it's never in memory several times.
import { once } from "node:events";
import { createGzip, type Gzip } from "node:zlib";
import type { ExportFile } from "../../ports/storage/people.ts";

/** Longest JSON that stays as it is, in bytes: the strictest platform takes files of 10 MB. */
const MOST_PLAIN = 8_000_000;

export interface Packer {
  /** Adds text; waits while the compressing thread has enough to do. */
  add(text: string): Promise<void>;
  /** All of it; nothing can be added after it. */
  finish(): Promise<ExportFile>;
}

/** @param mostPlain longest text that isn't compressed, in bytes */
export function createPacker(mostPlain = MOST_PLAIN): Packer {
  const chunks: Buffer[] = [];
  let length = 0;
  let gzip: Gzip | undefined;

  async function write(stream: Gzip, bytes: Buffer): Promise<void> {
    if (!stream.write(bytes)) await once(stream, "drain");
  }

  return {
    async add(text) {
      const bytes = Buffer.from(text);
      length += bytes.length;
      if (gzip !== undefined) return write(gzip, bytes);
      chunks.push(bytes);
      if (length <= mostPlain) return;
      gzip = createGzip();
      const plain = chunks.splice(0);
      gzip.on("data", (chunk: Buffer) => chunks.push(chunk));
      for (const one of plain) await write(gzip, one);
    },
    async finish() {
      if (gzip !== undefined) {
        const ended = once(gzip, "end");
        gzip.end();
        await ended;
      }
      return { bytes: Buffer.concat(chunks), gzipped: gzip !== undefined };
    },
  };
}
