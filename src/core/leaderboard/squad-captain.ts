// Who leads a squad and can remove its members.

/** A member of a squad. */
export interface SquadMember {
  readonly id: string;
  /** Epoch ms. */
  readonly joinedAt: number;
}

/**
 * The captain: the squad's creator while they're in it, else its longest member (ties by ID). `members` are the
 * active ones; undefined without any.
 */
export function captainOf(
  createdBy: string | undefined,
  members: readonly SquadMember[],
): string | undefined {
  const [longest] = members.toSorted((a, b) => a.joinedAt - b.joinedAt || (a.id < b.id ? -1 : 1));
  return members.some(({ id }) => id === createdBy) ? createdBy : longest?.id;
}
