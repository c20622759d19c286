// Every message that Kubedrill sends, made by the app's views from the real content.
import { hintBlock, hintCost } from "../app/answer/hint-view.ts";
import { openingLine, openPosting } from "../app/answer/posting-view.ts";
import { discussion, rationaleBlocks, revealedPosting, secretPosting } from "../app/answer/reveal-view.ts";
import {
  alreadyAnswered,
  closedVerdictBlocks,
  explainedBlocks,
  verdictBlocks,
} from "../app/answer/verdict-view.ts";
import { conceptCard } from "../app/lookup/concept-view.ts";
import { costWarning } from "../app/lookup/open-concept.ts";
import { announcedBlocks } from "../app/milestone/milestone-view.ts";
import { practiceQuestion } from "../app/practice/practice-view.ts";
import { correctionNotice } from "../app/question/correction-view.ts";
import { recapBlocks } from "../app/recap/recap-view.ts";
import type { Concept, Curriculum, Question } from "../core/model.ts";
import type { Block } from "../ports/reply.ts";
import { adminMessages } from "./admin-messages.ts";
import type { GalleryMessage } from "./gallery-message.ts";
import { memberMessages } from "./member-messages.ts";
import { announcedSample } from "./milestone-sample.ts";
import { practiceOf } from "./practice-samples.ts";
import { recapNumbers } from "./recap-sample.ts";
import { required } from "./required.ts";
import * as sample from "./samples.ts";

/** Every message, about one question of the content. */
export function galleryMessages(curriculum: Curriculum): readonly GalleryMessage[] {
  const question = richest([...curriculum.questions.values()]);
  const concept = required(curriculum.concepts.get(question.concept));
  return [
    ...questionMessages("real", question, concept, curriculum),
    ...memberMessages(curriculum),
    ...adminMessages(curriculum),
  ];
}

/** The messages about a question. @param kind what their names start with */
export function questionMessages(
  kind: string,
  asked: Question,
  about: Concept,
  curriculum: Curriculum,
): readonly GalleryMessage[] {
  const open = sample.samplePosting(asked);
  const closed = (tally: readonly number[]) => sample.closedPosting(asked, tally);
  const right = sample.sampleVerdict(asked);
  const wrong = sample.wrongVerdict(right);
  const daily = sample.dailyVerdict(right);
  // The asked concept may be longer than any in the content.
  const known = { ...curriculum, concepts: new Map([...curriculum.concepts, [asked.concept, about]]) };
  const practice = practiceOf(asked);
  const leaders = [
    { name: "Ada Lovelace", points: 34 },
    { name: "Bo", points: 32 },
  ];
  const many = asked.options.map(({ correct }, index) => (correct ? 7 : index));
  const all: Readonly<Record<string, readonly Block[]>> = {
    "open posting": openPosting(open, 3, curriculum),
    "first posting": openPosting(open, 0, curriculum, openingLine(open, undefined)),
    "posting of the day after": openPosting(open, 7, curriculum, openingLine(open, closed(many), leaders)),
    "posting after an outage": openPosting(
      open,
      7,
      curriculum,
      openingLine(open, closed(many), leaders, sample.sampleOutage),
    ),
    "posting with milestones": openPosting(open, 7, curriculum, [
      ...openingLine(open, closed(many), leaders),
      ...announcedBlocks(announcedSample(curriculum), curriculum.topics),
    ]),
    hint: [hintBlock(asked.hint ?? "Think again."), hintCost(true)],
    reveal: revealedPosting(closed(many), curriculum, ["Ada Lovelace", "田中さくら"]),
    "reveal of kept-back verdicts": revealedPosting({ ...closed(many), feedback: "at_close" }, curriculum),
    "reveal of few answers": revealedPosting(closed([1, 1, 0, 0]), curriculum),
    "reveal that is secret": secretPosting(closed([1, 1, 0, 0]), curriculum),
    "rationales under a reveal": rationaleBlocks(closed([1, 1, 0, 0]), known, wrong.option),
    "weekly recap": recapBlocks(recapNumbers(asked), curriculum),
    discussion: discussion(closed(many)),
    "right daily verdict": verdictBlocks(daily, known),
    "right daily verdict, open book": verdictBlocks({ ...daily, openBook: true, points: 5 }, known),
    "right daily verdict, by a guess": verdictBlocks({ ...daily, guessed: true }, known),
    "daily verdict with a milestone": verdictBlocks({ ...daily, milestones: [{ kind: "streak-30" }] }, known),
    "verdict kept back with a milestone": verdictBlocks(
      { ...daily, visible: false, closesAt: sample.CLOSES, milestones: [{ kind: "streak-7" }] },
      known,
    ),
    "wrong daily verdict": verdictBlocks(sample.dailyVerdict(wrong), known),
    "second tap": [alreadyAnswered(daily), ...verdictBlocks(daily, known)],
    "right practice verdict": verdictBlocks(right, known),
    "wrong practice verdict": verdictBlocks(wrong, known),
    "corrected verdict": verdictBlocks({ ...sample.dailyVerdict(wrong), correction: "credit" }, known),
    "explanation of all options": explainedBlocks(sample.dailyVerdict(wrong), known),
    "verdict kept back": verdictBlocks({ ...daily, visible: false, closesAt: sample.CLOSES }, known),
    "verdict after the close": closedVerdictBlocks(closed(many).date, { ...daily, closed: true }, known),
    "cost of a look-up": costWarning(about, { name: "lookup", args: [about.slug, "anyway"] }).blocks,
    "concept card": conceptCard(about, curriculum),
    "practice question": practiceQuestion(practice, 0, curriculum),
    "practice question with a hint": practiceQuestion(practice, 0, curriculum, {
      hint: asked.hint ?? "Think again.",
    }),
    correction: correctionNotice(asked, {
      version: 2,
      effect: "credit",
      note: "Option B was right, too: `ports` and `from` are joined by AND.",
    }),
  };
  return Object.entries(all).map(([name, blocks]) => ({ name: `${kind} ${name}`, blocks }));
}

/** A question with code and marks in its stem, and four options: it shows the most. */
function richest(questions: readonly Question[]): Question {
  const hasAll = ({ stem, code, options }: Question) =>
    stem.includes("`") && code !== undefined && options.length === 4;
  return questions.find(hasAll) ?? required(questions[0]);
}
