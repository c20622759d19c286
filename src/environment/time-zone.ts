// Checks TZ: Node silently uses UTC for a zone that it doesn't know.

/** Whether Node takes `tz` as a zone of the time zone database, or it means UTC anyway. */
export function isFollowed(tz: string): boolean {
  const name = tz.replace(/^:/, "");
  if (/^(UTC|GMT)0?$|^\//.test(name)) return true;
  if (/^[+-]/.test(name)) return false; // Intl's own form, which TZ doesn't have
  try {
    const { timeZone } = new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions();
    // Intl ignores case, but TZ doesn't. An alias resolves to another name.
    return timeZone === name || timeZone.toLowerCase() !== name.toLowerCase();
  } catch {
    return false;
  }
}
