// Suspended questions: reviews don't ask them until the learner asks for them back.
import type { Block } from "../../ports/reply.ts";
import type { ButtonHandler } from "../command/command.ts";
import type { Context } from "../context.ts";

/** The IDs of the questions that the learner suspended. */
export async function suspendedIds({
  storage,
  member,
}: Pick<Context, "storage" | "member">): Promise<ReadonlySet<string>> {
  return new Set(await storage.cards.suspended(member.learnerId));
}

/** As many as a select holds on every platform. */
const MOST_LISTED = 25;

/** Slack's longest label of a choice. */
const LONGEST_LABEL = 75;

/** Lists the learner's suspended questions, each to bring back. */
export const suspended: ButtonHandler = {
  name: "suspended",
  who: "everyone",
  where: "anywhere",
  run: async (context) => ({ delivery: "private", blocks: await suspendedBlocks(context) }),
};

export const resumeReview: ButtonHandler = {
  name: "review-resume",
  who: "everyone",
  where: "anywhere",
  async run(context, [questionId = ""]) {
    const { storage, member, curriculum } = context;
    await storage.cards.resume(member.learnerId, questionId);
    const stem = curriculum.questions.get(questionId)?.stem;
    const said = stem === undefined ? "**Back in your reviews.**" : `**Back in your reviews:** ${stem}`;
    return { delivery: "replace", blocks: await suspendedBlocks(context, said) };
  },
};

async function suspendedBlocks(context: Context, said?: string): Promise<readonly Block[]> {
  const { questions } = context.curriculum;
  const all = [...(await suspendedIds(context))].flatMap((id) => questions.get(id) ?? []);
  const listed = all.slice(0, MOST_LISTED);
  return [
    ...(said === undefined ? [] : [{ type: "text", markdown: said } as const]),
    { type: "text", markdown: suspendedText(all.length, listed.length) },
    ...(listed.length === 0
      ? []
      : [
          {
            type: "select",
            label: "Bring a question back",
            choices: listed.map(({ id, stem }) => ({
              label: shortened(stem),
              action: { name: "review-resume", args: [id] },
            })),
          } as const,
        ]),
  ];
}

function suspendedText(all: number, listed: number): string {
  if (all === 0) return "No question is suspended.";
  const count = all === 1 ? "1 question is suspended" : `${all} questions are suspended`;
  const latest = all > listed ? ` These are the latest ${listed}.` : "";
  return `${count}: reviews don't ask ${all === 1 ? "it" : "them"} until you bring ${all === 1 ? "it" : "them"} back.${latest}`;
}

function shortened(stem: string): string {
  return stem.length <= LONGEST_LABEL ? stem : `${stem.slice(0, LONGEST_LABEL - 1).trimEnd()}…`;
}
