// What the app offers to platforms: one function for everything people do.

import type { CommandDescription } from "./command-description.ts";
import type { MessageRef, Person, TeamRef } from "./person.ts";
import type { Block, Reply } from "./reply.ts";

/** A value that autocomplete offers. */
export interface Suggestion {
  readonly label: string;
  readonly value: string;
}

interface Act {
  readonly person: Person;
  /** The channel it happens in; undefined in direct messages. */
  readonly channel?: string | undefined;
  readonly now: number;
}

/** Something a person did, as the platform reports it. Options aren't validated yet. */
export type Incoming = Act &
  (
    | { readonly type: "command"; readonly name: string; readonly options: Readonly<Record<string, unknown>> }
    | { readonly type: "text"; readonly text: string }
    | {
        readonly type: "button";
        readonly action: string;
        /** The button's message, if the platform sends it. It proves that the message exists. */
        readonly message?: MessageRef | undefined;
        /** Whether only this person sees the button's message. Only private messages are ever replaced. */
        readonly isPrivate: boolean;
      }
  );

/** Characters of an option being typed that are looked at: nothing suggested is longer. */
export const LONGEST_TYPED = 100;

/** An option that a person is typing. */
export interface Suggesting {
  readonly command: string;
  readonly option: string;
  readonly text: string;
  /** The person's language and region (BCP 47): its zones come first. */
  readonly locale?: string | undefined;
  /** The person's team, whose squads to suggest; undefined in direct messages. */
  readonly team?: TeamRef | undefined;
}

/** The app, as platforms see it. */
export interface Bot {
  readonly commands: readonly CommandDescription[];
  /** Does what a person asked for. Never throws: failures are replies. */
  handle(incoming: Incoming): Promise<Reply>;
  /** Suggests values for an option that a person is typing. */
  suggest(suggesting: Suggesting): Promise<readonly Suggestion[]>;
  /** Updates a member's name, zone, and rights after a platform sent their profile. Ignores people who aren't members. */
  learned(person: Person, now: number): Promise<void>;
  /** Kubedrill was installed in a team, or again. Returns the greeting for the installer. */
  joined(team: TeamRef, now: number): Promise<readonly Block[]>;
  /** Kubedrill or its credentials were removed from a team: drills stop, and the data is deleted after 30 days. */
  left(team: TeamRef, now: number): Promise<void>;
}
