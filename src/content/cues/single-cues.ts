// Cues that work alone: what only the key has, or only the key lacks.
import type { Question } from "../../core/model.ts";
import { readSurfaces, type Surface } from "./surface.ts";

/** A single cue in one question. */
export interface CueWarning {
  readonly id: string;
  readonly message: string;
}

/** How often a rule such as "pick the only one with digits" finds the key. */
export interface CueRule {
  readonly name: string;
  /** Questions in which exactly one option fits the rule, and how often that's the key. */
  readonly count: number;
  readonly hits: number;
}

interface Rule {
  readonly name: string;
  readonly advice: string;
  /** The option that the rule picks; undefined if it doesn't apply. */
  pick(surfaces: readonly Surface[]): Surface | undefined;
}

const rules: readonly Rule[] = [
  {
    name: "the only one with a negation",
    advice: "negate another option, or say it without no, not, none, or without",
    pick: (surfaces) => only(surfaces, ({ values }) => values.negation > 0),
  },
  {
    name: "the only one without a negation",
    advice: "take the negation out of another option",
    pick: (surfaces) => only(surfaces, ({ values }) => values.negation === 0),
  },
  {
    name: "the only one with digits",
    advice: "give another option a number, version, or date",
    pick: (surfaces) => only(surfaces, ({ values }) => values.digits > 0),
  },
  {
    name: "the only one without digits",
    advice: "give it a number, or take one out of another option",
    pick: (surfaces) => only(surfaces, ({ values }) => values.digits === 0),
  },
  {
    name: "the only one with code",
    advice: "name a field, command, or value in another option",
    pick: (surfaces) => only(surfaces, ({ values }) => values.code > 0),
  },
  {
    name: "the only one without code",
    advice: "name a field, command, or value, or take it out of another option",
    pick: (surfaces) => only(surfaces, ({ values }) => values.code === 0),
  },
  {
    name: "the only one with a comma",
    advice: "split it, or give another option the same form",
    pick: (surfaces) => only(surfaces, ({ values }) => values.commas > 0),
  },
  {
    name: "the only echo of the stem",
    advice: "use the stem's words in another option, or say the key in other words",
    pick: (surfaces) => only(surfaces, ({ values }) => values["echo of the stem"] > 0),
  },
  {
    name: "the odd one out",
    advice: "give it the others' form, or make the others differ, too",
    pick: (surfaces) =>
      only(surfaces, ({ values }) => values["closest similarity"] < 0.1) ??
      only(surfaces, ({ values }) => values["shared first word"] === 0),
  },
];

/** Warns of each question in which a rule finds the key. */
export function findSingleCues(questions: readonly Question[]): readonly CueWarning[] {
  return questions.flatMap((question) => {
    const surfaces = readSurfaces(question);
    return rules
      .filter((rule) => rule.pick(surfaces)?.isKey === true)
      .map(({ name, advice }) => ({ id: question.id, message: `The key is ${name}: ${advice}.` }));
  });
}

/** How well each rule works on the whole bank. */
export function measureRules(questions: readonly Question[]): readonly CueRule[] {
  const all = questions.map(readSurfaces);
  return rules.map(({ name, pick }) => {
    const picked = all.flatMap((surfaces) => pick(surfaces) ?? []);
    return { name, count: picked.length, hits: picked.filter(({ isKey }) => isKey).length };
  });
}

/** The one option that fits, if exactly one of three or more does. */
function only(surfaces: readonly Surface[], fits: (surface: Surface) => boolean): Surface | undefined {
  const fitting = surfaces.filter(fits);
  return surfaces.length >= 3 && fitting.length === 1 ? fitting[0] : undefined;
}
