// Who looks at the page, and in which zone.

export interface Reader {
  readonly as: string;
  readonly zone: string;
}
