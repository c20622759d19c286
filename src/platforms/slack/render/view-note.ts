// What a view carries for us: where it belongs, and what its form is for. Only we write it, and Slack signs it.
import { z } from "zod";
import { text } from "../payloads/fields.ts";
import { parseJson } from "../payloads/parse-json.ts";

const note = z.object({
  /** The workspace whose data the view shows: on Enterprise Grid a view can be looked at from others. */
  team: text,
  /** A form's command. */
  command: text,
  /** The channel that a modal is about. */
  channel: text,
});

export type ViewNote = z.output<typeof note>;

export function writeNote(written: Partial<ViewNote>): string {
  return JSON.stringify(written);
}

/** Undefined where the view has no note of ours. */
export function readNote(json: string | undefined): ViewNote | undefined {
  return json === undefined ? undefined : note.safeParse(parseJson(json)).data;
}
