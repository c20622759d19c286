// How long to wait after a platform says "not now".

/** Limits of a wait, in ms. */
export interface WaitLimits {
  /** Where the platform names no time that can be read. */
  readonly usual: number;
  readonly longest: number;
}

/** What a platform names is never trusted beyond a quarter of an hour: the next try costs one request. */
const usualLimits: WaitLimits = { usual: 60_000, longest: 15 * 60_000 };

/** The wait in ms that a Retry-After header asks for: a number of seconds. Dates and everything else mean the usual wait. */
export function readRetryAfter(header: string | null | undefined, limits: WaitLimits = usualLimits): number {
  const text = header?.trim() ?? "";
  return capWait(/^\d+(?:\.\d+)?$/.test(text) ? Number(text) * 1_000 : undefined, limits);
}

/** A wait in ms within the limits; one that is unknown, negative or not a number becomes the usual one. */
export function capWait(ms: number | undefined, { usual, longest }: WaitLimits = usualLimits): number {
  const known = ms !== undefined && ms >= 0 ? ms : usual;
  return Math.ceil(Math.min(known, longest));
}
