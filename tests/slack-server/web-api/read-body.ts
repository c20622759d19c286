// Request bodies: forms, JSON and uploads.
import type { IncomingMessage } from "node:http";
import { parse } from "node:querystring";
import { isObject, type JsonObject, parseJson } from "./json.ts";

export async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
}

/** A call's arguments: those of the URL, then those of the form or the JSON. */
export async function readArguments(request: IncomingMessage, query: string): Promise<JsonObject> {
  const text = (await readBytes(request)).toString();
  const asked = query === "" ? {} : parse(query);
  if (request.headers["content-type"]?.startsWith("application/json") !== true) {
    return { ...asked, ...parse(text) };
  }
  const json = parseJson(text);
  return isObject(json) ? { ...asked, ...json } : asked;
}

/** The bytes of an upload: the body itself, or the first file of a multipart form. */
export async function readUpload(request: IncomingMessage): Promise<Buffer> {
  const bytes = await readBytes(request);
  const type = request.headers["content-type"] ?? "";
  if (!type.startsWith("multipart/form-data")) return bytes;
  const form = await new Response(new Uint8Array(bytes), { headers: { "content-type": type } }).formData();
  for (const value of form.values()) {
    if (typeof value !== "string") return Buffer.from(await value.arrayBuffer());
  }
  return Buffer.alloc(0);
}
