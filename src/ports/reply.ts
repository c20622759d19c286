// What the bot says, as blocks that every platform renders in its own way.

/** A member, by the platform's ID and the name to show. */
export interface MemberRef {
  readonly externalId: string;
  readonly name: string;
}

/**
 * What a button does: a name and short arguments. Never reuse a name: buttons on old messages must keep their
 * meaning.
 */
export interface Action {
  readonly name: string;
  readonly args: readonly string[];
}

/** A button under a message. */
export interface Button {
  readonly label: string;
  readonly action: Action;
  readonly style?: "primary" | "danger";
}

/** An option of a question. With an action, its row has a button with the letter on it. */
export interface OptionRow {
  readonly letter: string;
  readonly markdown: string;
  readonly action?: Action;
  /** `wrong` is for the option that its reader chose. */
  readonly mark?: "right" | "wrong";
}

/** A row of a distribution. */
export interface BarRow {
  /** Short: a letter, or a few words. */
  readonly label: string;
  /** What the label stands for, as Markdown. */
  readonly detail?: string;
  readonly count: number;
  readonly mark?: "right";
}

export interface Column {
  readonly title: string;
  readonly align?: "right";
}

/** A row of a table: a cell of Markdown per column. */
export interface TableRow {
  readonly cells: readonly string[];
  readonly emphasis?: true;
}

/** A choice of a select. */
export interface Choice {
  /** Up to 75 characters (Slack). */
  readonly label: string;
  readonly action: Action;
  readonly chosen?: true;
}

/** What a message's accent says. It repeats what the words say: not every platform or reader has colors. */
export type Tone = "question" | "right" | "wrong" | "gold";

/** A line of a leaderboard. */
export interface RankingRow {
  readonly rank: number;
  readonly member: MemberRef;
  /** A number as text; with its unit in messages stored before rankings had one. */
  readonly value: string;
  /** More about the member, such as “3 members”. */
  readonly note?: string;
  readonly you?: true;
}

/**
 * One part of a message. Its Markdown is `code`, **bold**, *emphasis*, [link](https://…), and lists of `- ` lines,
 * plus the tokens of `core/markdown/tree.ts`: `{time:<epoch ms>}`, `{until:<epoch ms>}`, `{channel:<id>}`,
 * `{command:drill create}`.
 */
export type Block =
  /** A question's stem, or with `large` the title of a page. */
  | { readonly type: "heading"; readonly text: string; readonly large?: true }
  | { readonly type: "text"; readonly markdown: string; readonly muted?: true }
  | { readonly type: "code"; readonly language: string; readonly text: string }
  | {
      readonly type: "fields";
      readonly fields: readonly { readonly label: string; readonly value: string }[];
    }
  | {
      readonly type: "ranking";
      /** What the values count, in the plural. */
      readonly unit?: "points";
      readonly rows: readonly RankingRow[];
    }
  | { readonly type: "options"; readonly options: readonly OptionRow[] }
  | { readonly type: "bars"; readonly rows: readonly BarRow[] }
  | {
      readonly type: "table";
      /** Above the table, and its name for screen readers. */
      readonly caption?: string;
      /** Up to 20 (Slack). */
      readonly columns: readonly Column[];
      /** Up to 99 (Slack counts the titles). */
      readonly rows: readonly TableRow[];
    }
  | {
      /** Runs the action of what is chosen. */
      readonly type: "select";
      /** What to choose, such as "Choose a period"; up to 150 characters. */
      readonly label: string;
      /** Up to 25 (Discord), each with another action. */
      readonly choices: readonly Choice[];
    }
  | { readonly type: "divider" }
  | {
      /** Colors the whole message, from any position among the blocks. */
      readonly type: "tone";
      readonly tone: Tone;
    }
  | {
      readonly type: "image";
      /** Draws the image when it's shown. Messages with images are private and never stored, so this isn't JSON. */
      readonly png: () => Promise<Uint8Array>;
      /** The image in words, up to 1,024 characters (Discord's limit for an attachment). */
      readonly alt: string;
    }
  | {
      /** Private and never stored, as images are. */
      readonly type: "file";
      readonly name: string;
      readonly bytes: Uint8Array;
      /** Shown if the platform doesn't take the file: what happened, and what to do. */
      readonly failed: string;
    }
  | { readonly type: "buttons"; readonly buttons: readonly Button[] };

/** A field of a form. It fills in an option of the form's command. */
export type FormField = TextField | ChoiceField;

interface FieldBase {
  readonly option: string;
  /** Up to 45 characters (Discord). */
  readonly label: string;
  /** A sentence next to the field, up to 100 characters (Discord). */
  readonly hint?: string;
}

export interface TextField extends FieldBase {
  readonly choices?: undefined;
  /** An example, shown in the empty field; up to 100 characters (Discord). */
  readonly example?: string;
  /** The initial text. */
  readonly value?: string;
  /** Maximum length in characters; default: 200. */
  readonly maximum?: number;
  /** Set if it can stay empty: then the command runs without the option. */
  readonly optional?: true;
}

/** A field to choose in. The option gets the list of the values that were chosen. */
export interface ChoiceField extends FieldBase {
  /** Up to 25 (Discord), each with another value. */
  readonly choices: readonly FieldChoice[];
  /** Set if several can be chosen, or none: what none means, such as "All topics"; up to 100 characters. */
  readonly none?: string;
}

export interface FieldChoice {
  /** Up to 75 characters (Slack). */
  readonly label: string;
  /** Up to 100 characters (Discord). */
  readonly value: string;
  /** Chosen at first. Without `none`, exactly one is. */
  readonly chosen?: true;
}

/** Asks for the options that a command still needs. Submitting it runs the command, which replies in private. */
export interface Form {
  /** Up to 24 characters (Slack). */
  readonly title: string;
  /** Markdown above the fields, up to 1,000 characters. */
  readonly intro?: string;
  readonly command: string;
  /** One to five fields, or up to four with an intro (Discord counts it). */
  readonly fields: readonly FormField[];
  /** Up to five that Discord has no room for. What they ask for can be given in another way too. */
  readonly more?: readonly FormField[];
  /** The button's label, up to 24 characters (Slack). */
  readonly submit: string;
  /** Set if it deletes something: its button is red where the platform has colors for it. */
  readonly danger?: true;
}

/** What the bot answers. `replace` changes the message whose button was pressed, if only that person sees it. */
export interface Reply {
  readonly delivery: "private" | "public" | "replace";
  /** With a form: how to do the same by typing, for platforms that can't show the form. */
  readonly blocks: readonly Block[];
  /** Opened instead of showing the blocks, if the platform can. */
  readonly form?: Form;
  /** Set if nothing was done. The blocks say why; `option` is the option to fix, if it's an option. */
  readonly refused?: { readonly option: string | undefined };
  /**
   * Set if the person's data changed: platforms update pages about them, such as Slack's App Home. After a deletion,
   * the pages show these blocks until the person's next visit.
   */
  readonly person?: "changed" | "deleted";
}

/** The strictest platform's limit for an action, in characters (Discord's custom_id). */
const MAX_LENGTH = 100;

/** Encodes an action for a button's payload. Throws a RangeError beyond 100 characters. */
export function encodeAction(action: Action): string {
  const encoded = [action.name, ...action.args].map(encodeURIComponent).join(":");
  if (encoded.length > MAX_LENGTH) throw new RangeError(`Action ${encoded} is too long.`);
  return encoded;
}

/** Whether an action is short enough for a button on every platform. */
export function fitsButton(action: Action): boolean {
  try {
    return encodeAction(action) !== "";
  } catch {
    return false; // too long, or half a character
  }
}

/** Decodes an action that `encodeAction` wrote; undefined for any other text. */
export function decodeAction(encoded: string): Action | undefined {
  if (encoded.length > MAX_LENGTH) return undefined;
  try {
    const [name, ...args] = encoded.split(":").map(decodeURIComponent);
    return name ? { name, args } : undefined;
  } catch {
    return undefined; // a lone % isn't an escape
  }
}

/** A private reply with one text. */
export function say(markdown: string): Reply {
  return { delivery: "private", blocks: [{ type: "text", markdown }] };
}
