// What a view carries for us: where it belongs, and what its form is for. Only we write it, and Slack signs it.
import { textOf } from "../listen/payload.ts";

export interface ViewNote {
  /** The workspace whose data the view shows: on Enterprise Grid a view can be looked at from others. */
  readonly team: string | undefined;
  /** A form's command, and the channel that it's about. */
  readonly command?: string | undefined;
  readonly channel?: string | undefined;
}

export function writeNote(note: ViewNote): string {
  return JSON.stringify(note);
}

/** Everything undefined where the view has no note of ours. */
export function readNote(view: unknown): ViewNote {
  const note = parse(textOf(view, "private_metadata"));
  return { team: textOf(note, "team"), command: textOf(note, "command"), channel: textOf(note, "channel") };
}

function parse(json: string | undefined): unknown {
  try {
    return JSON.parse(json ?? "");
  } catch {
    return undefined;
  }
}
