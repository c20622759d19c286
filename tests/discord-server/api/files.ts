// Uploaded files: read from a multipart body, kept, and given out again.
import { forgetOldest } from "../forget-oldest.ts";
import type { Attachment } from "../wire.ts";

export interface UploadedFile {
  /** Its number in the body, which the list of attachments refers to. */
  readonly index: string;
  readonly name: string;
  readonly type: string;
  readonly data: Uint8Array;
}

export interface Body {
  /** The JSON part. */
  readonly json: unknown;
  readonly files: readonly UploadedFile[];
}

/** How many files are remembered at least. */
const KEPT = 500;

export interface Files {
  keep(file: UploadedFile, description: string | undefined): Attachment;
  find(id: string): UploadedFile | undefined;
}

/** @param address where the files are served */
export function createFiles(newId: () => string, address: () => string): Files {
  const kept = new Map<string, UploadedFile>();
  return {
    keep(file, description) {
      const id = newId();
      kept.set(id, file);
      forgetOldest(kept, KEPT);
      const url = `${address()}/files/${id}/${encodeURIComponent(file.name)}`;
      return {
        id,
        filename: file.name,
        size: file.data.length,
        url,
        proxy_url: url,
        content_type: file.type || undefined,
        description,
      };
    },
    find: (id) => kept.get(id),
  };
}

/** @throws SyntaxError where the JSON is none */
export async function readBody(data: Buffer<ArrayBuffer>, contentType: string): Promise<Body> {
  if (data.length === 0) return { json: undefined, files: [] };
  if (!contentType.startsWith("multipart/form-data")) return { json: JSON.parse(data.toString()), files: [] };
  const form = await new Response(data, { headers: { "Content-Type": contentType } }).formData();
  const files: UploadedFile[] = [];
  for (const [key, part] of form) {
    if (typeof part === "string") continue;
    const index = /^files\[(\d+)\]$/.exec(key)?.[1] ?? key;
    files.push({ index, name: part.name, type: part.type, data: await part.bytes() });
  }
  const json = form.get("payload_json");
  return { json: typeof json === "string" ? JSON.parse(json) : undefined, files };
}
