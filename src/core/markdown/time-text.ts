// Instants as chat apps write them.

/** An instant as people say it: “Tue, Nov 24, 09:00”. @param at epoch ms @param zone IANA */
export function timeText(at: number, zone: string): string {
  return new Intl.DateTimeFormat("en-US", {
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: zone,
  }).format(new Date(at));
}

/** How long until then, or since: “in 5 hours”. @param at epoch ms @param now epoch ms */
export function relativeTimeText(at: number, now: number): string {
  const format = new Intl.RelativeTimeFormat("en");
  const minutes = Math.round((at - now) / 60_000);
  if (Math.abs(minutes) < 60) return format.format(minutes, "minute");
  const hours = Math.round(minutes / 60);
  return Math.abs(hours) < 24 ? format.format(hours, "hour") : format.format(Math.round(hours / 24), "day");
}
