// Who leads a squad and can remove its members.

/** A member of a squad. */
export interface SquadMember {
  readonly id: string;
  /** Epoch ms. */
  readonly joinedAt: number;
}

/**
 * The captain: `chosen` (whom the captain before chose, else the squad's creator) while they're in it, else its longest
 * member (ties by ID). `members` are the active ones; undefined without any.
 */
export function captainOf(chosen: string | undefined, members: readonly SquadMember[]): string | undefined {
  const [longest] = members.toSorted((a, b) => a.joinedAt - b.joinedAt || (a.id < b.id ? -1 : 1));
  return members.some(({ id }) => id === chosen) ? chosen : longest?.id;
}
