// Templates for a new concept page and a new question.
import { stringify } from "yaml";
import { limits } from "../content/read/schema.ts";

/** A concept page. `content check` reports each blank. */
export function conceptTemplate({
  title,
  topic,
}: {
  readonly title: string;
  readonly topic: string;
}): string {
  const { aliasCount, alias, summary, text, factCount, fact, pitfall, code, codeLine } = limits;
  return `---
title: ${stringify(title, { lineWidth: 0 }).trim()}
aliases: []      # ${aliasCount.minimum} to ${aliasCount.maximum}: abbreviations, synonyms, misspellings, a learner's plain words; ≤ ${alias} characters each
topic: ${topic}
origin: beyond   # or: seed, where the seed notes name it
summary:         # one or two sentences, ≤ ${summary} characters, that a reader could leave with
sources: []      # full https addresses, on the sourceHosts of topics.yaml
kubernetes: ""   # the version you check it against, such as "1.37"
related: []      # slugs; the other page names this one, too
confusedWith: [] # what learners mix it up with; on both pages, too
exams: {}        # the exam domains of topics.yaml, such as {KCNA: container-orchestration}
# Below: what it is, in one paragraph of ≤ ${text} characters above "## Key facts"; ${factCount.minimum} to ${factCount.maximum} facts of ≤ ${fact};
# a manifest (yaml) or commands (bash) of ≤ ${code}, lines ≤ ${codeLine} wide; one or two pitfalls of ≤ ${pitfall}.
# Each fact and pitfall begins with "- ". These comments may go.
---

## Key facts

## Example
\`\`\`yaml
\`\`\`

## Pitfalls
`;
}

/** A question. `content check` reports its blanks. `keyPlace` (0 to 3) is the right option's index. */
export function questionTemplate(question: {
  readonly id: string;
  readonly concept: string;
  readonly keyPlace: number;
}): string {
  const { stem, option, why, code, codeLine, explanation, hint } = limits;
  const wrong = (index: number) => `    - text:${index === 0 ? `          # ≤ ${option} characters` : ""}
      why:           # why a person would pick it, and why it is wrong; ≤ ${why} characters
`;
  const right = `    - text:
      correct: true
      why:           # why it is right; ≤ ${why} characters
`;
  const options = [0, 1, 2, 3].map((index) => (index === question.keyPlace ? right : wrong(index)));
  return `- id: ${question.id}${question.id.endsWith("-") ? " # finish it: what the question tests; never changed, never reused" : ""}
  version: 1
  concept: ${question.concept}
  difficulty: 1      # 1 recall · 2 tell apart or apply · 3 diagnose or combine
  stem:              # one fact, answerable with the options covered; ≤ ${stem} characters
  # code:            # where the stem speaks about a manifest, commands or output
  #   language: yaml # yaml, bash or text
  #   text: |
  #     …            # ≤ ${code} characters, lines ≤ ${codeLine} wide
  options:           # four where the fourth is plausible, else three
${options.join("")}  explanation:       # two or three sentences that teach the one fact; ≤ ${explanation} characters
  hint:              # helps without giving it away; ≤ ${hint} characters; or remove it
  sources: []        # full https addresses that say so
  kubernetes: ""     # the version you check it against, such as "1.37"
`;
}
