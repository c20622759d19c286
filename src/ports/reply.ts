// What is said, never how a platform shows it: blocks that every platform renders in its own way.

/** A member as platforms know them. */
export interface MemberRef {
  readonly externalId: string;
  readonly name: string;
}

/**
 * What a button does: a name and short arguments. Names are never reused, so that a click on an old
 * message still means what it meant.
 */
export interface Action {
  readonly name: string;
  readonly args: readonly string[];
}

export interface Button {
  readonly label: string;
  readonly action: Action;
  readonly style?: "primary" | "danger";
}

export interface RankingRow {
  readonly rank: number;
  readonly member: MemberRef;
  readonly value: string;
  readonly you?: true;
}

/**
 * One part of a message. Its Markdown is `code`, **bold**, *emphasis*, [link](https://…), and lists of `- ` lines,
 * plus the tokens of `core/markdown/tree.ts`: `{time:<epoch ms>}`, `{channel:<id>}`, `{command:drill create}`.
 */
export type Block =
  | { readonly type: "heading"; readonly text: string }
  | { readonly type: "text"; readonly markdown: string; readonly muted?: true }
  | { readonly type: "code"; readonly language: string; readonly text: string }
  | {
      readonly type: "fields";
      readonly fields: readonly { readonly label: string; readonly value: string }[];
    }
  | { readonly type: "ranking"; readonly rows: readonly RankingRow[] }
  | {
      readonly type: "image";
      /** Draws it when it is shown. Not JSON: messages with images are private, and never stored. */
      readonly png: () => Promise<Uint8Array>;
      /** The same in words, at most 1,024 characters (Discord's description of an attachment). */
      readonly alt: string;
    }
  | { readonly type: "buttons"; readonly buttons: readonly Button[] };

/** A text that a form asks for: the option of its command that it fills in. */
export interface FormField {
  readonly option: string;
  /** At most 45 characters (Discord). */
  readonly label: string;
  /** An example, shown in the empty field; at most 100 characters (Discord). */
  readonly example?: string;
  /** What stands in the field at first. */
  readonly value?: string;
  /** Most characters; 200 if left out. */
  readonly maximum?: number;
  /** Whether it may stay empty: the option is left out then. */
  readonly optional?: true;
}

/** Texts that a command still needs: when it is sent, the command runs with them, and answers in private. */
export interface Form {
  /** At most 24 characters (Slack). */
  readonly title: string;
  /** What stands above the fields: Markdown of at most 1,000 characters. */
  readonly intro?: string;
  readonly command: string;
  /** One to five of them (Discord). */
  readonly fields: readonly FormField[];
  /** What its button says; at most 24 characters (Slack). */
  readonly submit: string;
}

/** `replace` changes the message whose button was pressed: only one that is private to the person who pressed it. */
export interface Reply {
  readonly delivery: "private" | "public" | "replace";
  /** Beside a form: how to do the same by typing, for where no form can be shown. */
  readonly blocks: readonly Block[];
  /** Opened in place of the blocks, where the platform can. */
  readonly form?: Form;
  /** Set where nothing was done: the blocks say why, and this which option to set right, where it is one. */
  readonly refused?: { readonly option: string | undefined };
  /**
   * Set where what is kept about the person changed: pages about them are shown anew. Where nothing is kept any more,
   * these blocks are shown there, until they come again.
   */
  readonly person?: "changed" | "deleted";
}

/** Most characters that any platform takes for an action (Discord's custom_id). */
const MOST_CHARACTERS = 100;

/** An action as one string, for a button's payload. @throws RangeError beyond 100 characters. */
export function encodeAction(action: Action): string {
  const encoded = [action.name, ...action.args].map(encodeURIComponent).join(":");
  if (encoded.length > MOST_CHARACTERS) throw new RangeError(`Action ${encoded} is too long.`);
  return encoded;
}

/** The action that `encodeAction` wrote, or undefined where the text is not one. */
export function decodeAction(encoded: string): Action | undefined {
  if (encoded.length > MOST_CHARACTERS) return undefined;
  try {
    const [name, ...args] = encoded.split(":").map(decodeURIComponent);
    return name ? { name, args } : undefined;
  } catch {
    return undefined; // a lone % is no escape
  }
}

/** A private message of one sentence. */
export function say(markdown: string): Reply {
  return { delivery: "private", blocks: [{ type: "text", markdown }] };
}
