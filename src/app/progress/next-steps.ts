// What a learner could do next, as buttons: due reviews, the pair they mix up most, then practice.
import type { Confusion } from "../../core/confusions.ts";
import type { Curriculum } from "../../core/model.ts";
import type { Button } from "../../ports/reply.ts";
import { commandAction } from "../command/command-action.ts";

/** Longer labels wrap to several lines on phones. */
const LONGEST_LABEL = 60;

/** The best step first, and primary. `due` counts reviews due today. */
export function nextSteps(
  due: number,
  confusions: readonly Confusion[],
  curriculum: Curriculum,
): readonly Button[] {
  const [pair] = confusions;
  const steps: readonly Button[] = [
    ...(due === 0 ? [] : [{ label: `Review ${due} due`, action: commandAction("run", "review") }]),
    ...(pair === undefined ? [] : [trainButton(pair, curriculum)]),
    { label: "Practice", action: commandAction("run", "quiz") },
  ];
  return steps.map((step, index) => (index === 0 ? { ...step, style: "primary" } : step));
}

function trainButton({ concepts }: Confusion, curriculum: Curriculum): Button {
  const titles = concepts.map((slug) => curriculum.concepts.get(slug)?.title ?? slug);
  const label = `Train ${titles.join(" vs ")}`;
  return {
    label: label.length > LONGEST_LABEL ? "Train what you mix up most" : label,
    action: { name: "train", args: concepts },
  };
}
