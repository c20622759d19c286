// Who leads a squad, and so can remove members.

/** A squad's member and since when they are in it. */
export interface SquadMember {
  readonly id: string;
  /** Epoch ms. */
  readonly joinedAt: number;
}

/**
 * The captain: the one who created the squad, while they are in it; else the member who has been in it longest, by id
 * where that is equal. `members` are those seen of late; undefined where there are none.
 */
export function captainOf(
  createdBy: string | undefined,
  members: readonly SquadMember[],
): string | undefined {
  const [longest] = members.toSorted((a, b) => a.joinedAt - b.joinedAt || (a.id < b.id ? -1 : 1));
  return members.some(({ id }) => id === createdBy) ? createdBy : longest?.id;
}
