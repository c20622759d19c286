// People, teams, channels, and messages, as platforms identify them.
import type { MemberRef } from "./reply.ts";

export type PlatformName = "slack" | "discord" | "playground";

/** Who acts, as the platform tells it. */
export interface Person extends MemberRef {
  readonly platform: PlatformName;
  /** Set where the account is the same person in every team of its platform: one learner, one review queue. */
  readonly sharedAccount?: true;
  /** Set where the platform did not tell how they call themselves: a name that is known already is better. */
  readonly nameIsGuess?: true;
  readonly team: {
    readonly externalId: string;
    readonly name: string;
    /** Set where it is no team but a person by themselves: a direct message, or a user's own installation. */
    readonly alone?: true;
  };
  /** Whether they are a team admin, as the platform has it. */
  readonly admin: boolean;
  /** Set where the platform can't say right now whether they're a team admin: `admin` is false then. */
  readonly rightsUnknown?: true;
  /** The person's IANA zone, where the platform told one already. */
  readonly zone?: string | undefined;
  /** The person's language and region (BCP 47), where the platform tells them: a zone is guessed from it. */
  readonly locale?: string | undefined;
}

/** A message as its platform names it: an opaque text. */
export type MessageRef = string & { readonly __brand: "MessageRef" };

/** A channel by the platform's own ids. */
export interface ChannelRef {
  readonly team: string;
  readonly channel: string;
}

/** A person by the platform's own ids. */
export interface DirectRef {
  readonly team: string;
  readonly member: string;
}

/** A team by the platform's own id. */
export interface TeamRef {
  readonly platform: PlatformName;
  readonly externalId: string;
}
