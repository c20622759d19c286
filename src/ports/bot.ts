// What the app offers platforms: one function for everything people do.

import type { CommandDescription } from "./command-description.ts";
import type { MessageRef, Person, TeamRef } from "./person.ts";
import type { Block, Reply } from "./reply.ts";

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

/** Something a person did, as its platform heard it; options are not validated yet. */
export type Incoming = Act &
  (
    | { readonly type: "command"; readonly name: string; readonly options: Readonly<Record<string, unknown>> }
    | { readonly type: "text"; readonly text: string }
    | {
        readonly type: "button";
        readonly action: string;
        /** The message it was under, where the platform tells: it proves that the message is there. */
        readonly message?: MessageRef | undefined;
        /** Whether only this person sees the message it was under. Only such a message is ever replaced. */
        readonly isPrivate: boolean;
      }
  );

/** An option being typed. */
export interface Suggesting {
  readonly command: string;
  readonly option: string;
  readonly text: string;
  /** The language and region of whoever types: their zones come first. */
  readonly locale?: string | undefined;
  /** The team it is typed in, where it is one: its squads are suggested. */
  readonly team?: TeamRef | undefined;
}

export interface Bot {
  readonly commands: readonly CommandDescription[];
  /** Does what a person asked. Never throws: failures are replies. */
  handle(incoming: Incoming): Promise<Reply>;
  suggest(suggesting: Suggesting): Promise<readonly Suggestion[]>;
  /** A platform reported a person's profile: if they're a member, their name, zone, and rights are kept. */
  learned(person: Person, now: number): Promise<void>;
  /** Kubedrill was installed in a team, perhaps again; what greets whoever installed it. */
  joined(team: TeamRef, now: number): Promise<readonly Block[]>;
  /** Kubedrill was removed from a team, or its credentials were: drills stop; the data goes after 30 days. */
  left(team: TeamRef, now: number): Promise<void>;
}
