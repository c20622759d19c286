// “Report”: what is wrong with a question, from someone who answered it.

import { MAX_REPORTS, REPORT_WINDOW } from "../../core/question/quarantine.ts";
import { UserError } from "../../ports/errors.ts";
import { type Form, type Reply, say } from "../../ports/reply.ts";
import type { Verdict } from "../../ports/storage/answers.ts";
import { type ReportKind, reportKinds } from "../../ports/storage/reports.ts";
import { cancelButton } from "../command/cancel.ts";
import { type ButtonHandler, command } from "../command/command.ts";
import type { Context } from "../context.ts";
import { reportNews } from "./report-news.ts";
import { isCurrent } from "./weigh-reports.ts";

const labels: Readonly<Record<ReportKind, string>> = {
  wrong: "The marked answer is wrong",
  ambiguous: "Two options are right",
  outdated: "It's outdated",
  typo: "A typo",
  other: "Something else …",
};

export const report: ButtonHandler = {
  name: "report",
  who: "everyone",
  where: "anywhere",
  async run(context, [answerId = "", given]) {
    const verdict = await findOwnVerdict(context, answerId);
    const kind = reportKinds.find((one) => one === given);
    if (kind === undefined) return askWhat(answerId);
    return addReport(context, verdict, kind);
  },
};

function askWhat(answerId: string): Reply {
  const press = (what: string) => ({ name: "report", args: [answerId, what] });
  return {
    delivery: "private",
    blocks: [
      { type: "text", markdown: "What is wrong with this question?" },
      {
        type: "select",
        label: "Choose what's wrong",
        choices: reportKinds.map((kind) => ({ label: labels[kind], action: press(kind) })),
      },
      { type: "buttons", buttons: [cancelButton] },
    ],
  };
}

async function addReport(context: Context, { question }: Verdict, kind: ReportKind): Promise<Reply> {
  const { storage, curriculum, daily, member, person, now, newId } = context;
  const version = { questionId: question.id, version: question.version };
  if (!isCurrent(curriculum, version))
    throw new UserError("This question has changed since you answered it, so it needs no report.");
  const limit = { since: now - REPORT_WINDOW, maximum: MAX_REPORTS };
  const added = await storage.reports.add({ ...version, id: newId(), kind, member, at: now }, limit);
  if (added === "too many")
    throw new UserError(
      `You've reported ${MAX_REPORTS} questions in the last 24 hours, which is the limit. Report this one tomorrow.`,
    );
  if (added === "known") return say("You have reported this question already. Thank you: once is enough.");
  const scopes = person.team.alone ? [] : await daily.weigh(version, now);
  if (kind === "other") return { ...say(`Reported. ${howToComment}`), form: commentForm };
  if (person.team.alone) return say("Thank you. The people who run Kubedrill can see your report.");
  daily.tellAdmins(member, reportNews(question, labels[kind]));
  return say(scopes.length > 0 ? itIsOut : thanks);
}

/** /comment: what is wrong, in the member's own words; the form behind "Something else" runs it. */
export const comment = command({
  name: "comment",
  description: "Say what's wrong with the question you just reported",
  hidden: true,
  options: { text: { type: "text", description: "What's wrong", required: true } },
  async run({ storage, curriculum, daily, member, person, now }, { text }) {
    const version = await storage.reports.comment(member.id, text, now - REPORT_WINDOW);
    const question = version && curriculum.questions.get(version.questionId);
    if (question === undefined)
      throw new UserError("Report a question first: verdicts have a Report button.");
    if (!person.team.alone) daily.tellAdmins(member, reportNews(question, "Something else", text));
    return say("Thank you. Your team's admins read your comment, without your name.");
  },
});

const howToComment = "Say what's wrong with {command:comment <text>}.";

const commentForm: Form = {
  title: "Report a question",
  command: "comment",
  fields: [{ option: "text", label: "What's wrong?", maximum: 200 }],
  submit: "Send",
};

const thanks =
  "Thank you. Two reports take a question out of this team until it's fixed. Your points will be corrected.";
const itIsOut =
  "Thank you. That's enough reports: this question isn't asked until it's fixed. Your points will be corrected.";

async function findOwnVerdict({ storage, member }: Context, answerId: string): Promise<Verdict> {
  const verdict = await storage.answers.find({ answerId }, member.id);
  // A report says nothing of the key, so a question that is asked again can be reported.
  if (verdict === undefined || !(verdict.visible || verdict.askedAgain)) {
    throw new UserError("A question can be reported once you have answered it and its verdict is shown.");
  }
  return verdict;
}
