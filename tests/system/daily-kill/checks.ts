// What must hold in the database and in the chat, however often processes were killed.

import { letterOf } from "../../../src/core/mark.ts";
import type { Block } from "../../../src/ports/reply.ts";
import { canFind, channels, DAY, FIRST, teams } from "./cast.ts";
import { type ChatMessage, isRecap } from "./chat-server.ts";
import type { SeenVerdict } from "./crew.ts";
import type { Kept, KeptAnswer, KeptPosting, KeptRecap } from "./kept.ts";

/** What must hold at any moment: no acknowledged answer is lost or changed, and nothing stands in the chat twice. */
export function checkAlways(
  kept: Kept,
  messages: readonly ChatMessage[],
  verdicts: readonly SeenVerdict[],
  now: number,
): readonly string[] {
  const postings = new Map(kept.postings.map((posting) => [posting.id, posting]));
  const answers = new Map(kept.answers.map((answer) => [`${answer.posting_id} ${answer.member}`, answer]));
  return [
    ...verdicts.flatMap((verdict) =>
      checkVerdict(
        verdict,
        postings.get(verdict.posting),
        answers.get(`${verdict.posting} ${verdict.member}`),
      ),
    ),
    ...(answers.size === kept.answers.length ? [] : ["a member has two answers to one posting"]),
    ...checkOnce(messages, now),
    ...messages
      .filter(({ team, key }) => canFind(team) && !isRecap({ key }) && !postings.has(key))
      .map(({ key }) => `the chat has a question ${key} that the database does not know`),
    ...messages.flatMap(checkRevealsLast),
  ];
}

function checkVerdict(
  verdict: SeenVerdict,
  posting: KeptPosting | undefined,
  answer: KeptAnswer | undefined,
): readonly string[] {
  if (posting === undefined || answer === undefined) return [`lost: ${JSON.stringify(verdict)}`];
  const letter = letterOf(JSON.parse(posting.option_order) as number[], answer.option_index);
  const same =
    letter === verdict.letter && (verdict.right ?? answer.correct === 1) === (answer.correct === 1);
  return same ? [] : [`changed: ${JSON.stringify(verdict)} is ${letter}, ${JSON.stringify(answer)}`];
}

/** A key once, and in each channel not more questions than there were days. */
function checkOnce(messages: readonly ChatMessage[], now: number): readonly string[] {
  const days = Math.floor((now - FIRST) / DAY) + 1;
  const byKey = Map.groupBy(messages, ({ key }) => key);
  const questions = messages.filter((message) => !isRecap(message));
  const byChannel = Map.groupBy(questions, ({ team, channel }) => `${team} ${channel}`);
  return [
    ...[...byKey].filter(([, same]) => same.length > 1).map(([key]) => `${key} stands in the chat twice`),
    ...[...byChannel]
      .filter(([, all]) => all.length > days)
      .map(([channel, all]) => `${channel} has ${all.length} questions after ${days} days`),
  ];
}

/** Nothing but the same reveal comes after a reveal. */
function checkRevealsLast({ key, versions }: ChatMessage): readonly string[] {
  const shown = versions.map((blocks) => JSON.stringify(blocks));
  const first = versions.findIndex(isReveal);
  return first === -1 || shown.slice(first).every((version) => version === shown[first])
    ? []
    : [`question ${key} was edited after its reveal`];
}

function isReveal(blocks: readonly Block[]): boolean {
  return JSON.stringify(blocks).includes("🔒 Closed ·");
}

/** What must hold when the last day has come to rest: nothing is missing, and everything says the same. */
export function checkSettled(kept: Kept, shown: readonly ChatMessage[], lastDate: string): readonly string[] {
  const messages = new Map(shown.map((message) => [message.key, message]));
  const days = Math.round((Date.parse(lastDate) - Date.parse("2026-03-02")) / DAY) + 1;
  const answersOf = Map.groupBy(kept.answers, ({ posting_id }) => posting_id);
  return [
    ...kept.postings.flatMap((posting) =>
      checkPosting(posting, messages.get(posting.id), answersOf.get(posting.id) ?? [], lastDate),
    ),
    ...teams
      .filter(canFind)
      .flatMap((team) => channels.map((channel) => [team, channel] as const))
      .flatMap(([team, channel]) => {
        const dates = new Set(
          kept.postings
            .filter((posting) => posting.team === team && posting.channel === channel)
            .map(({ date }) => date),
        );
        return dates.size === days ? [] : [`${team} ${channel} has ${dates.size} of ${days} dates`];
      }),
    ...checkRecaps(kept.recaps, messages),
    ...checkScores(kept),
  ];
}

/** Every recap that the database says was posted is in the chat, and none is still on its way. */
function checkRecaps(
  recaps: readonly KeptRecap[],
  messages: ReadonlyMap<string, ChatMessage>,
): readonly string[] {
  return recaps.flatMap(({ team, key, state }) => {
    if (!canFind(team)) return [];
    if (state === "sending") return [`${key} is still being sent`];
    return (state === "posted") === messages.has(key) ? [] : [`${key} is ${state}, the chat shows otherwise`];
  });
}

function checkPosting(
  { id, team, date, state, tally, message: ref, closes_at }: KeptPosting,
  message: ChatMessage | undefined,
  answers: readonly KeptAnswer[],
  lastDate: string,
): readonly string[] {
  if (state === "unknown" && !canFind(team) && answers.length === 0) return [];
  const expected = date === lastDate && closes_at === null ? "posted" : "closed";
  if (state !== expected) return [`posting ${id} of ${date} is ${state}, not ${expected}`];
  if (message === undefined) return [`posting ${id} of ${date} is not in the chat`];
  // An answer shows that the message is there, but perhaps not where: it cannot be edited then.
  if (ref === null && !canFind(team)) return [];
  const daily = answers.filter(({ kind }) => kind === "daily");
  const last = message.versions.at(-1) ?? [];
  if (isReveal(last) !== (state === "closed")) return [`posting ${id} is ${state}, the chat shows otherwise`];
  const [, all, open] = /\d+ of (\d+) got it right|(\d+) answered/.exec(JSON.stringify(last)) ?? [];
  const shown = Number(all ?? open ?? 0);
  const counted = (JSON.parse(tally ?? "[]") as number[]).reduce((sum, some) => sum + some, 0);
  return [
    ...(shown === daily.length ? [] : [`posting ${id} shows ${shown} answers and has ${daily.length}`]),
    ...(state !== "closed" || counted === daily.length
      ? []
      : [`posting ${id} has ${daily.length} answers, its tally ${tally}`]),
  ];
}

/** Standings are the sums of the answers to closed postings. */
function checkScores({ postings, answers, scores, days }: Kept): readonly string[] {
  const closed = new Set(postings.filter(({ state }) => state === "closed").map(({ id }) => id));
  const sum = new Map<string, number>();
  for (const { posting_id, member, points, kind } of answers)
    if (kind === "daily" && closed.has(posting_id)) sum.set(member, (sum.get(member) ?? 0) + points);
  const totals = new Map(scores.map(({ member, points }) => [member, points]));
  const daily = new Map(days.map(({ member, points }) => [member, points]));
  return [...sum]
    .filter(([member, points]) => totals.get(member) !== points || daily.get(member) !== points)
    .map(
      ([member, points]) =>
        `${member} has ${points} points by the answers, ${totals.get(member)} in all, ${daily.get(member)} by day`,
    );
}
