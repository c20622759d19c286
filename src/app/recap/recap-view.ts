// The weekly recap as its channel sees it: only counts, and only names of those who did well.
import { markdownName } from "../../core/display-name.ts";
import { longestStreaks, mostImproved, podiumOf } from "../../core/leaderboard/recap.ts";
import { rankSquads } from "../../core/leaderboard/squad-standings.ts";
import { rank } from "../../core/leaderboard/standings.ts";
import { monthAndDay } from "../../core/markdown/date-text.ts";
import type { Curriculum } from "../../core/model.ts";
import type { Block, MemberRef, RankingRow } from "../../ports/reply.ts";
import type { RecapNumbers } from "../../ports/storage/daily/recaps.ts";
import { conceptButton } from "../lookup/concept-view.ts";

/** Ties can make a podium long. */
const MOST_ROWS = 10;
const MOST_NAMES = 3;

/** A week's recap: participation, podium, squads, the trickiest question, and who to congratulate. */
export function recapBlocks(
  numbers: RecapNumbers,
  curriculum: Pick<Curriculum, "concepts">,
): readonly Block[] {
  return [
    { type: "tone", tone: "gold" },
    { type: "heading", text: `🗓️ Weekly recap: ${datesOf(numbers)}`, large: true },
    { type: "text", markdown: participation(numbers) },
    ...podium(numbers),
    ...squadRace(numbers),
    ...praise(numbers),
    ...fooledMost(numbers, curriculum),
    {
      type: "text",
      muted: true,
      markdown:
        "Points are those of the whole team. Admins turn this off with {command:drill change recap:off}.",
    },
  ];
}

/** “March 2–6”, “March 30 – April 3”, or one day. */
function datesOf({ questions }: RecapNumbers): string {
  const [first, last] = [questions[0]?.date, questions.at(-1)?.date];
  if (first === undefined || last === undefined) return "no questions";
  if (first === last) return monthAndDay(first);
  const [from, to] = [monthAndDay(first), monthAndDay(last)];
  return first.slice(0, 7) === last.slice(0, 7) ? `${from}–${Number(last.slice(8))}` : `${from} – ${to}`;
}

function participation({ questions, answered, participants }: RecapNumbers): string {
  const answers = questions.reduce((sum, one) => sum + one.answers, 0);
  const right = questions.reduce((sum, one) => sum + one.right, 0);
  const who = `**${answered} of ${participants} ${participants === 1 ? "participant" : "participants"} answered.**`;
  if (answers === 0) return who;
  const asked = questions.length === 1 ? "the question" : `${questions.length} questions`;
  return `${who} ${right} of ${answers} answers to ${asked} were right.`;
}

function podium({ members }: RecapNumbers): readonly Block[] {
  const refs = new Map(members.map(({ member, ref }) => [member, ref]));
  const all = podiumOf(rank(members));
  const rows = all.slice(0, MOST_ROWS).map(
    (one): RankingRow => ({
      rank: one.rank,
      member: refs.get(one.member) ?? { externalId: "", name: "" },
      value: String(one.points),
    }),
  );
  return ranking("🏆 **Podium**", rows, all.length);
}

/** A squad alone would be no race. */
function squadRace({ squads, squadScores }: RecapNumbers): readonly Block[] {
  const names = new Map(squads.map(({ id, name }) => [id, name]));
  const ranked = rankSquads(squadScores.filter(({ squad }) => names.has(squad)));
  if (ranked.length < 2) return [];
  const all = podiumOf(ranked);
  const rows = all.slice(0, MOST_ROWS).map((one) => ({
    rank: one.rank,
    member: { externalId: one.squad, name: names.get(one.squad) ?? "" },
    value: one.points.toFixed(1).replace(/\.0$/, ""),
  }));
  return ranking("🏁 **Squad race**", rows, all.length);
}

function ranking(title: string, rows: readonly RankingRow[], all: number): readonly Block[] {
  if (rows.length === 0) return [];
  const more = all - rows.length;
  return [
    { type: "text", markdown: title },
    { type: "ranking", unit: "points", rows },
    ...(more > 0 ? [{ type: "text", muted: true, markdown: `and ${more} more with as many` } as const] : []),
  ];
}

function praise({ members, streaks }: RecapNumbers): readonly Block[] {
  // Hidden members stay out: how someone improved shows what they got wrong before.
  const improved = mostImproved(members.filter(({ hidden }) => !hidden));
  const streak = longestStreaks(streaks);
  const lines = [
    ...(improved.length === 0 ? [] : [`📈 **Most improved:** ${namesOf(improved)}`]),
    ...(streak === undefined
      ? []
      : [`🔥 **Longest streak:** ${namesOf(streak.holders)}, ${streak.length} in a row`]),
  ];
  return lines.length === 0 ? [] : [{ type: "text", markdown: lines.join("\n") }];
}

/** “Ada, Bo, Chidi, and 2 more”. */
function namesOf(people: readonly { readonly ref: MemberRef }[]): string {
  const names = people
    .slice(0, MOST_NAMES)
    .map(({ ref }) => markdownName(ref.name))
    .sort();
  const more = people.length - names.length;
  return enumerate.format(more > 0 ? [...names, `${more} more`] : names);
}

const enumerate = new Intl.ListFormat("en-US", { type: "conjunction" });

function fooledMost({ fooled }: RecapNumbers, { concepts }: Pick<Curriculum, "concepts">): readonly Block[] {
  if (fooled === undefined) return [];
  const { question, wrong, answers, date } = fooled;
  const key = question.options.find(({ correct }) => correct);
  const concept = concepts.get(question.concept);
  return [
    { type: "divider" },
    {
      type: "text",
      markdown: `🎭 **The question of ${monthAndDay(date)} fooled ${wrong} of ${answers}:**`,
    },
    { type: "heading", text: question.stem },
    {
      type: "text",
      markdown: `✅ **Right:** ${key?.text}\n${question.explanation}`,
    },
    ...(concept === undefined
      ? []
      : [{ type: "buttons", buttons: [conceptButton(concept.slug, `Look up ${concept.title}`)] } as const]),
  ];
}
