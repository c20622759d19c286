// Time zones as people type them.
// cspell:disable
import { describe, expect, it } from "vitest";
import { guessZones, placeOf, readZone, searchZones } from "../../../src/app/zone/zones.ts";
import { isZone } from "../../../src/core/study-day.ts";

function near(text: string): readonly string[] {
  const reading = readZone(text);
  return reading.type === "unknown" ? reading.near : [reading.type];
}

describe("a time zone", () => {
  it.each([
    ["Europe/Berlin", "Europe/Berlin"],
    ["europe/berlin", "Europe/Berlin"],
    ["AMERICA/NEW_YORK", "America/New_York"],
    ["America/New York", "America/New_York"],
    [" america / new york ", "America/New_York"],
    ["America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"],
    ["Asia/Calcutta", "Asia/Kolkata"],
    ["Asia/Kolkata", "Asia/Kolkata"],
    ["Europe/Kiev", "Europe/Kyiv"],
    ["US/Eastern", "America/New_York"],
    ["utc", "UTC"],
    ["Etc/UTC", "UTC"],
    ["Berlin", "Europe/Berlin"],
    ["New York", "America/New_York"],
    ["Zürich", "Europe/Zurich"],
    ["sao paulo", "America/Sao_Paulo"],
    ["Kyiv", "Europe/Kyiv"],
    ["Mumbai", "Asia/Kolkata"],
    ["Calcutta", "Asia/Kolkata"],
    ["Asia/Mumbai", "Asia/Kolkata"],
    ["Osaka", "Asia/Tokyo"],
    ["America/Boston", "America/New_York"],
    ["Holland", "Europe/Amsterdam"],
    ["San Francisco", "America/Los_Angeles"],
  ])("%j is %s", (text, zone) => {
    expect(readZone(text)).toEqual({ type: "zone", zone });
  });

  it.each(["+02:00", "+2", "-0530", "−5", "UTC+2", "utc +2", "GMT-3", "Etc/GMT+5", "9"])(
    "is no offset: %s",
    (text) => {
      expect(readZone(text)).toEqual({ type: "offset" });
    },
  );

  it.each([
    ["Europe/Brelin", "Europe/Berlin"],
    ["Eurpoe/Berlin", "Europe/Berlin"],
    ["Los Angelos", "America/Los_Angeles"],
    ["CET", "Europe/Berlin"],
    ["EST", "America/New_York"],
    ["IST", "Asia/Kolkata"],
    ["GMT", "UTC"],
    ["Germany", "Europe/Berlin"],
    ["Germny", "Europe/Berlin"],
    ["India", "Asia/Kolkata"],
    ["United States", "America/New_York"],
    ["USA", "America/New_York"],
    ["Japan", "Asia/Tokyo"],
  ])("is suggested for %j: first %s, among up to five", (text, zone) => {
    expect(near(text)[0]).toBe(zone);
    expect(near(text).length).toBeLessThanOrEqual(5);
  });

  it.each(["", "xyzzy", "constructor", "__proto__", "toString", "SystemV/EST5", "Mars/Olympus_Mons", "💥"])(
    "is not meant by %j",
    (text) => {
      expect(near(text)).toEqual([]);
    },
  );

  it.each([
    ["Europe/Boston", ["America/New_York"]],
    ["York", ["America/New_York"]],
    ["Manchster", []],
    ["Lisbn", ["Europe/Lisbon"]],
    ["Polend", ["Europe/Warsaw"]],
  ])("%j is a question with %j", (text, zones) => {
    expect(near(text)).toEqual(zones);
  });

  // Real places without a zone of their name, and a zone that has their clocks.
  it.each([
    ["Sendai", "Asia/Tokyo"],
    ["Dortmund", "Europe/Berlin"],
    ["Bordeaux", "Europe/Paris"],
    ["Sevilla", "Europe/Madrid"],
    ["Tucson", "America/Phoenix"],
    ["Buffalo", "America/New_York"],
    ["America/Tampa", "America/New_York"],
    ["America/Fresno", "America/Los_Angeles"],
    ["America/Omaha", "America/Chicago"],
    ["Asia/Jaipur", "Asia/Kolkata"],
    ["Asia/Patna", "Asia/Kolkata"],
    ["Asia/Lhasa", "Asia/Shanghai"],
    ["Asia/Medan", "Asia/Jakarta"],
    ["Europe/Split", "Europe/Zagreb"],
    ["Europe/Bari", "Europe/Rome"],
    ["Europe/Essen", "Europe/Berlin"],
    ["Africa/Fez", "Africa/Casablanca"],
    ["Africa/Kano", "Africa/Lagos"],
    ["Australia/Cairns", "Australia/Brisbane"],
    ["Macon", "America/New_York"],
    ["Iran", "Asia/Tehran"],
    ["Siberia", "Asia/Novosibirsk"],
    ["Persia", "Asia/Tehran"],
    ["Burma", "Asia/Yangon"],
    ["Ceylon", "Asia/Colombo"],
  ])("of %s is never guessed with other clocks than those of %s", (text, zone) => {
    const reading = readZone(text);
    const found = reading.type === "zone" ? [reading.zone] : reading.type === "unknown" ? reading.near : [];
    const clock = (of: string) =>
      [1, 7].map((month) => new Date(Date.UTC(2026, month, 1)).toLocaleString("en", { timeZone: of }));
    for (const one of found) expect(clock(one), one).toEqual(clock(zone));
  });

  it("can be typed as the search shows it, for every zone of the runtime", () => {
    const all = ["e", "a", "i", "o", "u", "y"].flatMap((letter) => searchZones(letter, 1_000));
    expect(new Set(all).size).toBeGreaterThan(400);
    for (const zone of new Set(all)) {
      expect(readZone(zone)).toEqual({ type: "zone", zone });
      expect(isZone(zone)).toBe(true);
    }
  });

  it("is found by the beginning of its place, the most populous first", () => {
    expect(searchZones("lon", 3)[0]).toBe("Europe/London");
    expect(searchZones("europe", 3)).toEqual(["Europe/London", "Europe/Berlin", "Europe/Paris"]);
    expect(searchZones("sing", 1)).toEqual(["Asia/Singapore"]);
    expect(searchZones("  ", 5)).toEqual([]);
  });

  it("is guessed from a locale, else from the most common zones", () => {
    expect(guessZones("de", 2)[0]).toBe("Europe/Berlin");
    expect(guessZones("sv-SE", 2)[0]).toBe("Europe/Stockholm");
    expect(guessZones("hi", 2)[0]).toBe("Asia/Kolkata");
    expect(guessZones("en-US", 4)).toEqual([
      "America/New_York",
      "America/Los_Angeles",
      "America/Chicago",
      "America/Denver",
    ]);
    for (const locale of [undefined, "xx", "es-419", "not a locale!"])
      expect(guessZones(locale, 3)).toEqual(["America/New_York", "Europe/London", "Europe/Berlin"]);
  });

  it("is shown by its place", () => {
    expect(placeOf("America/New_York")).toBe("New York");
    expect(placeOf("America/Argentina/Buenos_Aires")).toBe("Buenos Aires");
  });
});
