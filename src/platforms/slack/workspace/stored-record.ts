// What the database keeps of an installation, as JSON inside the encrypted text.
// cspell:ignore organisation
import { z } from "zod";
import { id } from "../payloads/fields.ts";
import { parseJson } from "../payloads/parse-json.ts";

/** When it was installed, or let in (epoch ms). */
const since = z.number().optional();

const credentials = z.object({
  /** A workspace's or an organization's. */
  name: z.string(),
  token: id,
  installer: z.string(),
  /** Where tokens rotate: what renews the token, and until when it works (epoch ms). */
  renewal: z.object({ refreshToken: id, expiresAt: z.number() }).optional(),
  since,
});

/** A workspace whose organization installed Kubedrill for it. */
const pointer = z.object({ organisation: id, since }); // stored with this spelling since the first version

const record = z.union([credentials, pointer]);

export type Credentials = Readonly<z.output<typeof credentials>>;
export type StoredRecord = Readonly<z.output<typeof record>>;

/** Undefined where it's no record of ours. */
export function parseRecord(json: string): StoredRecord | undefined {
  return record.safeParse(parseJson(json)).data;
}
