// Random histories: what people, admins, and time do to two teams, as a list of actions. Lists of plain values shrink well.
import fc from "fast-check";
import type { ReportKind } from "../../../src/ports/storage/reports.ts";

/** How many people there are. Each can be a member of a Slack workspace and of two Discord servers. */
export const PEOPLE = 6;

/** Where people can be members: a Slack workspace, a Discord server with a drill, and one without. */
export const HOMES = 3;

/** Postings, answers, and squads are counted from the latest one, because recent ones are open. */
export type Action =
  | { readonly type: "post"; readonly drill: number; readonly question: number }
  | { readonly type: "close"; readonly posting: number }
  /** Several people tap one letter each; an empty letter is no tap. */
  | { readonly type: "crowd"; readonly posting: number; readonly letters: readonly string[] }
  /** A tap whose process writes it late: its own time is some minutes back. */
  | {
      readonly type: "tap";
      readonly posting: number;
      readonly person: number;
      readonly letter: string;
      readonly minutesBack: number;
    }
  | { readonly type: "hint" | "look up"; readonly posting: number; readonly person: number }
  | { readonly type: "guess"; readonly answer: number }
  | {
      readonly type: "practice";
      readonly home: number;
      readonly person: number;
      readonly question: number;
      readonly letter: string;
      readonly kind: "quiz" | "review";
    }
  | {
      readonly type: "know" | "suspend" | "resume";
      readonly home: number;
      readonly person: number;
      readonly question: number;
    }
  | { readonly type: "retention"; readonly person: number; readonly percent: number }
  | {
      readonly type: "correct";
      readonly question: number;
      readonly effect: "void" | "credit";
      /** Whether the new version asks something else. */
      readonly changesStem: boolean;
    }
  | { readonly type: "zone"; readonly person: number; readonly zone: string }
  | { readonly type: "drill zone"; readonly drill: number; readonly zone: string }
  | { readonly type: "create squad"; readonly home: number; readonly person: number; readonly name: number }
  | { readonly type: "join squad"; readonly person: number; readonly squad: number }
  | { readonly type: "leave squad"; readonly home: number; readonly person: number }
  /** What a squad's captain does to a member. */
  | { readonly type: "remove" | "readmit" | "appoint"; readonly squad: number; readonly person: number }
  | { readonly type: "rename squad"; readonly squad: number; readonly name: number }
  | { readonly type: "draw"; readonly home: number; readonly squads: number; readonly seed: number }
  | { readonly type: "link" | "look at code"; readonly person: number; readonly redeemer: number }
  | { readonly type: "separate"; readonly person: number; readonly home: number }
  | { readonly type: "hide"; readonly person: number; readonly home: number; readonly hidden: boolean }
  /** A time away that begins some days from today. */
  | { readonly type: "away"; readonly person: number; readonly after: number; readonly days: number }
  | { readonly type: "remind"; readonly person: number; readonly home: number }
  | { readonly type: "report"; readonly person: number; readonly posting: number; readonly kind: ReportKind }
  /** Kubedrill was silent on a platform for the last hours. */
  | { readonly type: "outage"; readonly platform: "slack" | "discord"; readonly hours: number }
  | { readonly type: "delete"; readonly person: number }
  /** A fit adopts weights, or drops them. `isLate`: an answer came meanwhile. */
  | {
      readonly type: "fit";
      readonly person: number;
      readonly home: number;
      readonly weights: number | undefined;
      readonly isLate: boolean;
    }
  | { readonly type: "name captains" }
  | { readonly type: "reach topic"; readonly person: number; readonly home: number; readonly topic: number }
  /** Upkeep looks at someone who wasn't seen for as long as data is kept, or who was. */
  | {
      readonly type: "inactive";
      readonly person: number;
      readonly home: number;
      readonly isLongAgo: boolean;
    }
  /** The team without a drill leaves, and so many steps of its purge run. Then it comes back. */
  | { readonly type: "purge team"; readonly steps: number };

/** An action, so many hours after the one before. */
export interface Step {
  readonly hours: number;
  readonly action: Action;
}

const zones = ["UTC", "Pacific/Kiritimati", "America/Los_Angeles", "Europe/Berlin", "Etc/GMT+12"] as const;

const place = fc.oneof(
  { weight: 4, arbitrary: fc.nat({ max: 2 }) },
  { weight: 1, arbitrary: fc.nat({ max: 20 }) },
);
const person = fc.nat({ max: PEOPLE - 1 });
const home = fc.nat({ max: HOMES - 1 });
const withDrills = fc.nat({ max: 1 });
const drill = fc.nat({ max: 2 });
const question = fc.nat({ max: 3 });
const squad = fc.nat({ max: 3 });
const name = fc.nat({ max: 3 });
const letter = fc.constantFrom("A", "B", "B", "C", "D");
const letters = fc.array(fc.constantFrom("", "A", "B", "B", "C"), { minLength: PEOPLE, maxLength: PEOPLE });
const zone = fc.constantFrom(...zones);

type ActionType = Action["type"];

/** An action of one of these types, with these values. */
function one<const T extends readonly ActionType[], M>(
  types: T,
  more: { [K in keyof M]: fc.Arbitrary<M[K]> },
) {
  return fc.record({ type: fc.constantFrom(...types), ...more }) as unknown as fc.Arbitrary<Action>;
}

/** How often each kind of action happens, and with which values. */
const kinds: Readonly<Record<string, readonly [weight: number, fc.Arbitrary<Action>]>> = {
  post: [7, one(["post"], { drill, question })],
  close: [5, one(["close"], { posting: place })],
  crowd: [6, one(["crowd"], { posting: place, letters })],
  tap: [9, one(["tap"], { posting: place, person, letter, minutesBack: fc.constantFrom(0, 0, 0, 90) })],
  look: [2, one(["hint", "look up"], { posting: place, person })],
  guess: [2, one(["guess"], { answer: place })],
  practice: [
    6,
    one(["practice"], { home, person, question, letter, kind: fc.constantFrom("quiz", "review") }),
  ],
  decide: [5, one(["know", "know", "suspend", "resume"], { home, person, question })],
  retention: [2, one(["retention"], { person, percent: fc.constantFrom(80, 85, 93, 95) })],
  correct: [
    2,
    one(["correct"], { question, effect: fc.constantFrom("void", "credit"), changesStem: fc.boolean() }),
  ],
  zone: [1, one(["zone"], { person, zone })],
  drillZone: [1, one(["drill zone"], { drill, zone })],
  createSquad: [2, one(["create squad"], { home: withDrills, person, name })],
  joinSquad: [4, one(["join squad"], { person, squad })],
  leaveSquad: [1, one(["leave squad"], { home: withDrills, person })],
  captain: [1, one(["remove", "readmit", "appoint"], { squad, person })],
  renameSquad: [1, one(["rename squad"], { squad, name })],
  draw: [1, one(["draw"], { home: withDrills, squads: fc.integer({ min: 2, max: 3 }), seed: fc.nat(9) })],
  link: [2, one(["link", "look at code"], { person, redeemer: withDrills })],
  separate: [1, one(["separate"], { person, home })],
  hide: [1, one(["hide"], { person, home, hidden: fc.boolean() })],
  away: [1, one(["away"], { person, after: fc.nat(2), days: fc.integer({ min: 1, max: 4 }) })],
  remind: [1, one(["remind"], { person, home })],
  report: [1, one(["report"], { person, posting: place, kind: fc.constantFrom("wrong", "typo") })],
  outage: [
    1,
    one(["outage"], {
      platform: fc.constantFrom("slack", "discord"),
      hours: fc.integer({ min: 1, max: 40 }),
    }),
  ],
  delete: [1, one(["delete"], { person })],
  fit: [
    2,
    one(["fit"], {
      person,
      home,
      weights: fc.constantFrom(0, 1, undefined),
      isLate: fc.constantFrom(false, false, true),
    }),
  ],
  nameCaptains: [1, one(["name captains"], {})],
  reachTopic: [2, one(["reach topic"], { person, home, topic: fc.nat({ max: 1 }) })],
  inactive: [1, one(["inactive"], { person, home, isLongAgo: fc.boolean() })],
  purgeTeam: [2, one(["purge team"], { steps: fc.constantFrom(1, 3, 100, 100) })],
};

/** Random histories. */
export const histories: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    hours: fc.nat({ max: 12 }),
    action: fc.oneof(...Object.values(kinds).map(([weight, arbitrary]) => ({ weight, arbitrary }))),
  }),
  { minLength: 10, maxLength: 80, size: "max" },
);
