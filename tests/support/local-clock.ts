// Local time by Intl instead of Temporal, to check the core's calendars independently.

const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;
const QUARTERS_PER_BLOCK = 16;
const formats = new Map<string, Intl.DateTimeFormat>();

/** The local wall clock at `at` (epoch ms) in `zone`, as if it were UTC, in epoch ms. */
export function localClock(at: number, zone: string): number {
  const offset = format(zone)
    .formatToParts(at)
    .find(({ type }) => type === "timeZoneName")?.value;
  const [, sign = "+", hours = "0", minutes = "0"] = /GMT([+-])(\d+):(\d+)/.exec(offset ?? "") ?? [];
  return at + (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * MINUTE;
}

/** The date of a local wall clock. */
export function dateOf(clock: number): string {
  return new Date(clock).toISOString().slice(0, 10);
}

interface Slot {
  readonly at: number;
  readonly date: string;
  /** Minute of the local day at which the slot begins. */
  readonly minute: number;
}

/**
 * Every quarter of an hour from `from` to `to` (epoch ms) as `zone`'s clock shows it. Inside one the
 * clock runs on: all of today's zones change theirs at a quarter of an hour of UTC.
 */
export function quarterHours(zone: string, from: number, to: number): readonly Slot[] {
  const shift = (at: number) => localClock(at, zone) - at;
  const slots: Slot[] = [];
  for (let block = from; block < to; block += QUARTERS_PER_BLOCK * QUARTER) {
    const atStart = shift(block);
    const changes = atStart !== shift(block + QUARTERS_PER_BLOCK * QUARTER);
    for (let index = 0; index < QUARTERS_PER_BLOCK; index++) {
      const at = block + index * QUARTER;
      const clock = new Date(at + (changes ? shift(at) : atStart));
      slots.push({
        at,
        date: dateOf(clock.getTime()),
        minute: clock.getUTCHours() * 60 + clock.getUTCMinutes(),
      });
    }
  }
  return slots;
}

function format(zone: string): Intl.DateTimeFormat {
  const known =
    formats.get(zone) ?? new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
  formats.set(zone, known);
  return known;
}
