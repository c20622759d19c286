// Who looks at the page, and in which zone.

export interface Reader {
  readonly as: string;
  readonly zone: string;
  /** Set where no one else sees what is rendered. */
  readonly isPrivate?: true;
}
