// Options of a drill in a button: pairs of name and text, as they were typed.

import { type Action, encodeAction } from "../../ports/reply.ts";
import { type DrillOption, type DrillTexts, drillOptions } from "./drill-options.ts";

/** A button's action that runs the drill command of this name with these options; undefined where they do not fit. */
export function drillAction(name: "drill-create" | "drill-change", texts: DrillTexts): Action | undefined {
  const args = Object.entries(texts).flatMap(([option, text]) => (text === undefined ? [] : [option, text]));
  try {
    encodeAction({ name, args });
    return { name, args };
  } catch {
    return undefined; // too long for a button
  }
}

/** The options that `drillAction` wrote; what is none of them is left out. */
export function readTexts(args: readonly string[]): DrillTexts {
  const options = Object.keys(drillOptions) as DrillOption[];
  const given = options.flatMap((option) => {
    const place = args.findIndex((arg, index) => index % 2 === 0 && arg === option);
    return place === -1 ? [] : [[option, args[place + 1]] as const];
  });
  return Object.fromEntries(given);
}
