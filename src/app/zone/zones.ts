// Time zones as people name them: read, searched in spite of typos, and guessed.
import { editDistance } from "../command/nearest.ts";
import { cities } from "./zone-cities.ts";
import { prominent, renamed, spoken } from "./zone-names.ts";

/** A zone by IANA's present name; or why it is none, with the zones that may be meant, likeliest first. */
export type ZoneReading =
  | { readonly type: "zone"; readonly zone: string }
  | { readonly type: "offset" }
  | { readonly type: "unknown"; readonly near: readonly string[] };

const UTC = "UTC";
const MOST_NEAR = 5;

/**
 * The zone that a text names, in any case, with spaces for underscores, by an old name too. Offsets are none: they
 * stay behind when clocks change. Nor are abbreviations such as CET: they mean several places.
 */
export function readZone(text: string): ZoneReading {
  const zone = zoneNamed(text) ?? zoneOfCity(text);
  if (zone !== undefined) return { type: "zone", zone };
  if (offset.test(underscored(text))) return { type: "offset" };
  const wanted = fold(text);
  const near = [meantBy(wanted), meantBy(placePart(text)), wordsOf(wanted), misspelt(wanted)];
  const first = wanted === "" ? undefined : near.find((zones) => zones.length > 0);
  return { type: "unknown", near: [...new Set(first)].slice(0, MOST_NEAR) };
}

const fullName = /^(?:[a-z_]+(?:\/[\w+-]+){1,2}|utc)$/i;
const wholeOffset = /^(?:utc|gmt|etc\/gmt)? ?[+\-−] ?\d{1,2}(?::?\d{2})?$/i;
const offset = /^(?:utc|gmt|etc\/gmt)?_?[+\-−]?_?\d/i;

/** The zone that has this name, in any case, with spaces for underscores, by an old name too. */
export function zoneNamed(text: string): string | undefined {
  const name = underscored(text);
  return fullName.test(name) && !offset.test(name) ? presentName(name) : undefined;
}

/** The one zone with this place or city, alone or after its region: "Berlin", "Osaka", "Asia/Mumbai". */
function zoneOfCity(text: string): string | undefined {
  const place = placePart(text);
  const city = cities.get(place);
  const zones = [...(city === undefined ? [] : [city]), ...namedLike((name) => name.place === place)];
  const [zone, ...others] = new Set(zones);
  const region = text.includes("/") ? fold(text.slice(0, text.lastIndexOf("/"))) : "";
  const fits = region === "" || fold(zone?.split("/")[0] ?? "") === region;
  return others.length === 0 && fits ? zone : undefined;
}

/** The place after the last slash, folded. */
function placePart(text: string): string {
  return fold(text.slice(text.lastIndexOf("/") + 1));
}

function underscored(text: string): string {
  return text
    .split("/")
    .map((part) => part.trim().replace(/\s+/g, "_"))
    .join("/");
}

/** Whether a text is a place, a country, or an offset: what can be asked back about. */
export function isPlace(text: string): boolean {
  const wanted = fold(text);
  return (
    wholeOffset.test(text) ||
    placeNames().has(wanted) ||
    spoken.has(wanted) ||
    cities.has(wanted) ||
    countries().has(wanted)
  );
}

/** Reads the runtime's names, which takes 20 ms, before anyone waits for them. */
export function prepareZones(): void {
  placeNames();
  countries();
}

/** At most `limit` zones that fit the words: places, countries, abbreviations, old names, and typos of them. */
export function searchZones(words: string, limit: number): readonly string[] {
  const wanted = fold(words);
  if (wanted === "") return [];
  const found = [
    meantBy(wanted),
    namedLike(({ place }) => place.startsWith(wanted)),
    wanted.length < 3 ? [] : ofCountries((country) => country.startsWith(wanted)),
    [...spoken].flatMap(([name, zones]) => (name.startsWith(wanted) ? zones : [])),
    [...cities].flatMap(([name, zone]) => (name.startsWith(wanted) ? [zone] : [])),
    namedLike(({ full }) => full.includes(wanted)),
    Object.entries(renamed).flatMap(([old, zone]) => (fold(old).includes(wanted) ? [zone] : [])),
  ].flat();
  return [...new Set(found.length > 0 ? found : misspelt(wanted))].slice(0, limit);
}

/** The zones of a place or country of this very name, or that are called so. */
function meantBy(wanted: string): readonly string[] {
  return [
    ...namedLike(({ full, place }) => full === wanted || place === wanted),
    ...(spoken.get(wanted) ?? []),
    ...(cities.has(wanted) ? [cities.get(wanted) ?? UTC] : []),
    ...ofCountries((country) => country === wanted),
  ];
}

/** At most `limit` zones that a person with this language and region (BCP 47) may be in, likeliest first. */
export function guessZones(locale: string | undefined, limit: number): readonly string[] {
  const own = locale === undefined ? [] : zonesOfLocale(locale);
  const likely = own.filter((zone) => prominent.includes(zone));
  return [...new Set([...(likely.length > 0 ? likely : own), ...prominent])].slice(0, limit);
}

/** “New York” for America/New_York. */
export function placeOf(zone: string): string {
  return zone.slice(zone.lastIndexOf("/") + 1).replaceAll("_", " ");
}

/** IANA's present name of a zone; undefined where the runtime knows none of that name. */
function presentName(name: string): string | undefined {
  try {
    const { timeZone } = new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions();
    const zone = renamed[timeZone] ?? timeZone;
    return zoneNames().some((one) => one.zone === zone) ? zone : undefined;
  } catch {
    return undefined;
  }
}

interface ZoneName {
  readonly zone: string;
  /** The whole name and its place, folded. */
  readonly full: string;
  readonly place: string;
}

function namedLike(fits: (name: ZoneName) => boolean): readonly string[] {
  return likeliestFirst(
    zoneNames()
      .filter(fits)
      .map(({ zone }) => zone),
  );
}

/** The zones with these words in their place, such as "york" in New York. */
function wordsOf(wanted: string): readonly string[] {
  return wanted === "" ? [] : namedLike(({ place }) => ` ${place} `.includes(` ${wanted} `));
}

/**
 * The zones that the words are a typo of: by place, by whole name, and by country. Strict, because a guess in another
 * offset is worse than none: Osaka isn't Lusaka, and Holland isn't Poland.
 */
function misspelt(wanted: string): readonly string[] {
  const places = namedLike(
    ({ full, place }) => isTypo(wanted, place) || (isTypo(wanted, full) && sameInitial(wanted, full)),
  );
  return places.length > 0 ? places : ofCountries((name) => isTypo(wanted, name));
}

/** The same initial, and one edit, or two in longer names. */
function isTypo(wanted: string, name: string): boolean {
  const most = wanted.length < 5 ? 0 : wanted.length < 8 ? 1 : 2;
  if (wanted[0] !== name[0] || Math.abs(wanted.length - name.length) > most) return false;
  return editDistance(wanted, name) <= most;
}

/** Whether the last words, the places of whole names, have the same initial. */
function sameInitial(wanted: string, full: string): boolean {
  return wanted.split(" ").at(-1)?.[0] === full.split(" ").at(-1)?.[0];
}

/** Only of those that fit: the runtime takes a millisecond for the zones of a country. */
function ofCountries(fits: (country: string) => boolean): readonly string[] {
  return [...countries()].flatMap(([name, code]) => (fits(name) ? zonesOfLocale(`und-${code}`) : []));
}

let names: readonly ZoneName[] | undefined;

/** Every zone by its present name. */
function zoneNames(): readonly ZoneName[] {
  names ??= [...Intl.supportedValuesOf("timeZone"), UTC]
    .map((zone) => renamed[zone] ?? zone)
    .map((zone) => ({ zone, full: fold(zone), place: fold(placeOf(zone)) }));
  return names;
}

let places: ReadonlySet<string> | undefined;

function placeNames(): ReadonlySet<string> {
  places ??= new Set(zoneNames().flatMap(({ full, place }) => [full, place]));
  return places;
}

let codes: ReadonlyMap<string, string> | undefined;

/** The code of each country by its English name, folded. */
function countries(): ReadonlyMap<string, string> {
  codes ??= new Map(readCountries());
  return codes;
}

function readCountries(): readonly (readonly [name: string, code: string])[] {
  const english = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .flatMap((code) => {
      const name = english.of(code);
      return name === undefined ? [] : [[fold(name), code] as const];
    });
}

function zonesOfLocale(locale: string): readonly string[] {
  try {
    const zones = new Intl.Locale(locale).maximize().getTimeZones() ?? [];
    return likeliestFirst(zones.map((zone) => renamed[zone] ?? zone));
  } catch {
    return []; // not a locale
  }
}

function likeliestFirst(zones: readonly string[]): readonly string[] {
  const rank = (zone: string) => (prominent.includes(zone) ? prominent.indexOf(zone) : prominent.length);
  return zones.toSorted((one, other) => rank(one) - rank(other));
}

/** Small letters without accents, words apart. */
function fold(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}
