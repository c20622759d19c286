// How sure a learner wants to stay, as people write it: `90`, `90%`, `0.9`.
import { RETENTION } from "../../core/memory.ts";
import type { Reading } from "../../ports/command-description.ts";
import { printable } from "../command/printable.ts";

/** In whole percent. A number alone could be any option. */
export function readRetention(text: string): Reading<number> {
  const [, digits, sign] = /^(\d{1,3}|0?\.\d{1,2}) ?(%|percent)?$/i.exec(text) ?? [];
  const isShare = digits?.includes(".") === true;
  const percent = Math.round(Number(digits) * (isShare ? 100 : 1));
  const isPossible =
    percent >= RETENTION.least && percent <= RETENTION.most && !(isShare && sign !== undefined);
  if (isPossible) return { value: percent, needs: sign === undefined ? "name" : undefined };
  return {
    wrong: () =>
      `"${printable(text)}" isn't possible. Choose from ${RETENTION.least} to ${RETENTION.most} percent, such as ${RETENTION.usual}.`,
  };
}
