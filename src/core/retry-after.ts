// How long to wait after a platform says "not now".

/** Limits of a wait, in ms. */
export interface WaitLimits {
  /** If the platform names no readable time. */
  readonly usual: number;
  readonly longest: number;
}

/** Never waits longer than a quarter of an hour: another try costs one request. */
const usualLimits: WaitLimits = { usual: 60_000, longest: 15 * 60_000 };

/** The wait in ms that a Retry-After header asks for, in seconds. Dates and everything else mean the usual wait. */
export function readRetryAfter(header: string | null | undefined, limits: WaitLimits = usualLimits): number {
  const text = header?.trim() ?? "";
  return capWait(/^\d+(?:\.\d+)?$/.test(text) ? Number(text) * 1_000 : undefined, limits);
}

/** A wait in ms within the limits; an unknown, negative, or invalid one becomes the usual wait. */
export function capWait(ms: number | undefined, { usual, longest }: WaitLimits = usualLimits): number {
  const known = ms !== undefined && ms >= 0 ? ms : usual;
  return Math.ceil(Math.min(known, longest));
}
