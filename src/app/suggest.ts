// What could be meant by an option while it is being typed.

import { displayName } from "../core/display-name.ts";
import { localTime } from "../core/drill-calendar.ts";
import { INACTIVE_AFTER } from "../core/leaderboard/squad-standings.ts";
import { LONGEST_TYPED, type Suggesting, type Suggestion } from "../ports/bot.ts";
import type { Suggestible } from "../ports/command-description.ts";
import type { Storage } from "../ports/storage/storage.ts";
import { commands } from "./commands.ts";
import type { Parts } from "./context.ts";
import { squadKey } from "./squad/squad-name.ts";
import { guessZones, searchZones } from "./zone/zones.ts";

/** As many as any platform shows; those that show fewer cut them. */
const MOST = 25;

/** The longest tag of a language that means something, as BCP 47 has it. */
const LONGEST_LOCALE = 35;

type Asked = Pick<Suggesting, "text" | "locale" | "team">;

interface Sources extends Pick<Parts, "curriculum" | "lookUp"> {
  readonly storage: { readonly squads: Pick<Storage["squads"], "names"> };
}

type Suggest = (
  parts: Sources,
  asked: Asked,
  now: number,
) => readonly Suggestion[] | Promise<readonly Suggestion[]>;

/** At most 25 suggestions; `now` (epoch ms) is for the clocks of time zones, and for who is seen of late. */
export async function suggest(
  parts: Sources,
  { command, option, text, locale, team }: Suggesting,
  now: number,
): Promise<readonly Suggestion[]> {
  const asked = {
    text: text.slice(0, LONGEST_TYPED),
    locale: locale !== undefined && locale.length > LONGEST_LOCALE ? undefined : locale,
    team,
  };
  const options = commands.find(({ name }) => name === command)?.options ?? {};
  const spec = Object.hasOwn(options, option) ? options[option] : undefined;
  if (spec?.type === "choice") return matching(spec.choices, asked.text);
  if (spec?.type !== "text" || spec.suggest === undefined) return [];
  return (await suggesters[spec.suggest](parts, asked, now)).slice(0, MOST);
}

/** All but squads come from memory. */
const suggesters: Readonly<Record<Suggestible, Suggest>> = {
  concept: ({ curriculum, lookUp }, { text }) =>
    text.trim() === ""
      ? titled(curriculum.concepts.values())
      : lookUp.search(text, MOST).map(({ title }) => same(title)),
  topic: ({ curriculum }, { text }) => matching(titlesOf(curriculum.topics), text),
  topics: ({ curriculum }, { text }) => suggestTopics(titlesOf(curriculum.topics), text),
  zone: (_parts, { text, locale }, now) =>
    (text.trim() === "" ? guessZones(locale, MOST) : searchZones(text, MOST)).map((zone) => ({
      label: `${zone} · ${localTime(now, zone)} now`,
      value: zone,
    })),
  time: (_parts, { text }) => (text.trim() === "" ? usualTimes.map(same) : matching(allTimes, text)),
  weekdays: (_parts, { text }) => matching(["mon-fri", "daily", "mon, wed, fri", "tue, thu"], text),
  squad: suggestSquads,
};

const usualTimes = ["09:00", "08:00", "08:30", "09:30", "10:00", "11:00", "12:00", "14:00", "16:00"];

/** Every quarter of an hour of a day. */
const allTimes = Array.from(
  { length: 96 },
  (_, index) =>
    `${String(Math.trunc(index / 4)).padStart(2, "0")}:${String((index % 4) * 15).padStart(2, "0")}`,
);

/** The largest first. */
async function suggestSquads(
  { storage }: Sources,
  { text, team }: Asked,
  now: number,
): Promise<readonly Suggestion[]> {
  if (team === undefined) return [];
  const names = await storage.squads.names(team, now - INACTIVE_AFTER);
  const wanted = squadKey(text);
  return names
    .filter((name) => squadKey(name).includes(wanted))
    .map((name) => ({ label: displayName(name), value: name }));
}

/** The last topic of a list is the one being typed. */
function suggestTopics(titles: readonly string[], text: string): readonly Suggestion[] {
  const typed = text.slice(Math.max(text.lastIndexOf(","), text.lastIndexOf(";")) + 1).trimStart();
  const before = text.slice(0, text.length - typed.length);
  const wanted = typed.trim().toLowerCase();
  return titles
    .filter((title) => title.toLowerCase().includes(wanted) && !before.includes(title))
    .map((title) => same(before + title));
}

function titled(items: Iterable<{ readonly title: string }>): readonly Suggestion[] {
  return [...items].slice(0, MOST).map(({ title }) => same(title));
}

function titlesOf(items: readonly { readonly title: string }[]): readonly string[] {
  return items.map(({ title }) => title);
}

function matching(texts: readonly string[], typed: string): readonly Suggestion[] {
  const wanted = typed.trim().toLowerCase();
  return texts.filter((text) => text.toLowerCase().includes(wanted)).map(same);
}

function same(text: string): Suggestion {
  return { label: text, value: text };
}
