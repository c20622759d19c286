// What strangers, forged requests, and careless people send: commands, texts, and buttons.
import { buttons } from "../../../src/app/buttons.ts";
import { commands } from "../../../src/app/commands.ts";
import type { Incoming } from "../../../src/ports/bot.ts";
import type { MessageRef, Person } from "../../../src/ports/person.ts";
import { curriculum, makePerson } from "../../support/app.ts";
import type { Chance } from "./chance.ts";

const elsewhere = { externalId: "T2", name: "\u202eTeam <b>Two</b>" };

const people: readonly Person[] = [
  makePerson("ada"),
  makePerson("bo"),
  makePerson("chidi", { name: "\u202eשלום *x* <@1> `y`" }),
  makePerson("dara", { name: "", zone: "Antarctica/Troll", locale: "xx-\0" }),
  makePerson("eve", { name: "\ud800 W̶̢̛".repeat(40), admin: true }),
  makePerson("fay", { platform: "discord", team: elsewhere, locale: "de" }),
  makePerson("gus", { team: elsewhere, admin: true, zone: "Asia/Kathmandu" }),
  // No admin: this process runs no Slack to post to.
  makePerson("ivy", { platform: "slack", team: elsewhere }),
  makePerson("hal", {
    platform: "discord",
    team: { externalId: "dm:1", name: "Direct messages", alone: true },
  }),
];

const channels = ["general", "general", "other", "", undefined, "C".repeat(200), "<#1>"];

const words: readonly string[] = [
  ...[
    "dns",
    "services",
    "nodeport",
    "Europe/Berlin",
    "9:00",
    "mon-fri",
    "5",
    "20",
    "all",
    "none",
    "next",
    "off",
    "on",
  ],
  ...[
    "week",
    "squads",
    "members",
    "easy",
    "pseudonym",
    "auto",
    "2026-12-24..2027-01-02",
    "A",
    "undo",
    "away",
    "24 h",
  ],
  ...[
    "-1",
    "0",
    "1e9",
    "99999999999999999999",
    "25:61",
    "2026-02-31",
    "½",
    "٣",
    "__proto__",
    "constructor",
    "toString",
  ],
  ...[
    "*",
    "`",
    '"',
    "'",
    "“",
    ":",
    "::",
    "{time:1}",
    "{member:U1}",
    "{command:x}",
    "[a](https://b.c)",
    "<script>alert(1)</script>",
  ],
  ...[
    "<!channel>",
    "@everyone",
    "&lt;",
    "\u202e",
    "שלום",
    "ﷺ",
    "🏳️‍🌈",
    "\0",
    "\n",
    "\ud800",
    "é",
    "\u0301\u0301\u0301\u0301",
    "  ",
  ],
  ...["x".repeat(90), "a ".repeat(120), "🙂".repeat(60), ",".repeat(500), "/".repeat(1_500)],
  ...[...curriculum.concepts.keys()].slice(0, 30),
  ...[...curriculum.questions.keys()].slice(0, 10),
];

/** The actions of buttons that a person saw, or of anyone's: to press, also once what they are about is gone. */
export type Seen = (person: Person | undefined) => readonly string[];

export function anyIncoming(chance: Chance, seen: Seen, now: number): Incoming {
  const act = { person: chance.of(people), channel: chance.of(channels), now };
  const kind = chance.below(10);
  if (kind < 4) {
    const message = chance.once(3) ? (`${anyWords(chance)}/1` as MessageRef) : undefined;
    return {
      ...act,
      type: "button",
      action: anyAction(chance, seen(chance.once(4) ? undefined : act.person)),
      message,
      isPrivate: chance.once(2),
    };
  }
  if (kind < 8) return { ...act, type: "text", text: anyText(chance) };
  return { ...act, type: "command", name: anyName(chance), options: anyOptions(chance) };
}

function anyAction(chance: Chance, actions: readonly string[]): string {
  const known = actions.length > 0 && !chance.once(8) ? chance.of(actions) : undefined;
  if (known !== undefined && !chance.once(5)) return known;
  const begun = chance.once(2)
    ? [chance.of(buttons).name]
    : [chance.of(["run", "update"]), encodeURIComponent(chance.of(commands).name)];
  const parts = known?.split(":") ?? [...begun, ...list(chance, 4).map(encodeURIComponentSafely)];
  if (chance.once(2)) parts[chance.below(parts.length)] = chance.of(words);
  if (chance.once(5)) parts.push(chance.of(words));
  return parts.join(":");
}

function encodeURIComponentSafely(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

function anyText(chance: Chance): string {
  const { name, options } = chance.of(commands);
  const keys = Object.keys(options);
  const given = list(chance, 5).map((word) =>
    keys.length > 0 && chance.once(2) ? `${chance.of(keys)}:${chance.once(4) ? " " : ""}${word}` : word,
  );
  if (chance.once(8)) return anyWords(chance);
  return `${chance.once(3) ? "" : "/"}${chance.once(9) ? mutated(chance, name) : name} ${given.join(" ")}`;
}

function anyName(chance: Chance): string {
  return chance.once(8) ? anyWords(chance) : chance.of(commands).name;
}

function anyOptions(chance: Chance): Readonly<Record<string, unknown>> {
  const keys = Object.keys(commands[chance.below(commands.length)]?.options ?? {});
  const known = commands.flatMap(({ options }) => Object.keys(options));
  const values: Record<string, unknown> = {};
  for (const word of list(chance, 4)) {
    const key =
      keys.length > 0 && !chance.once(5) ? chance.of(keys) : chance.once(4) ? word : chance.of(known);
    values[key] = chance.once(4)
      ? chance.of([7, -1, 0.5, Number.NaN, true, null, undefined, {}, [], [word]])
      : word;
  }
  return values;
}

function anyWords(chance: Chance): string {
  return list(chance, 6).join(chance.of(["", " ", ":", "\n"]));
}

function list(chance: Chance, most: number): readonly string[] {
  return Array.from({ length: chance.below(most + 1) }, () => chance.of(words));
}

function mutated(chance: Chance, text: string): string {
  const at = chance.below(text.length + 1);
  return text.slice(0, at) + chance.of(words) + text.slice(at + chance.below(3));
}
