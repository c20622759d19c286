// What members do all day on a local Discord.
import { buttonsOf } from "../../tests/discord-server/messages/read-message.ts";
import type { Person } from "../../tests/discord-server/people.ts";
import type { Message } from "../../tests/discord-server/wire.ts";

export interface Team {
  readonly members: readonly Person[];
  /** One daily question per channel. */
  readonly postings: readonly Message[];
}

/** Of 20 interactions, how many are a daily answer. Each member answers each posting of their team once. */
export const ANSWERS_OF_20 = 12;

/** Names that members look up, and words for what they don't know the name of. */
const wanted = ["nodeport", "dns", "why can't my pod reach the internet", "ingress", "network policy"];

/**
 * The nth interaction: mostly daily answers, then look-ups, reviews, quizzes, a leaderboard, and now and then a picture of
 * one's progress.
 */
export async function interact(teams: readonly Team[], index: number): Promise<unknown> {
  const cycle = Math.floor(index / 20);
  const kind = index % 20;
  const team = at(teams, cycle);
  if (kind < ANSWERS_OF_20) {
    const answer = Math.floor(cycle / teams.length) * ANSWERS_OF_20 + kind;
    const posting = at(team.postings, Math.floor(answer / team.members.length));
    return at(team.members, answer).click(posting, at(["A", "B", "C"], answer));
  }
  const member = at(team.members, cycle * 7 + kind);
  const channel = { id: at(team.postings, cycle).channel_id };
  if (kind === 12) return practice(member, await member.command(channel, "review"));
  if (kind === 14) return practice(member, await member.command(channel, "quiz", { count: 1 }));
  if (kind === 16) return member.command(channel, "leaderboard");
  if (kind === 17 && cycle % 5 === 0) return member.command(channel, "progress");
  // A practice's click was the interaction after its command.
  if (kind === 13 || kind === 15) return undefined;
  return member.command(channel, "lookup", { concept: at(wanted, cycle + kind) });
}

/** Answers what was asked, unless nothing was. */
async function practice(member: Person, asked: Message): Promise<unknown> {
  const isQuestion = buttonsOf(asked).some((button) => "label" in button && button.label === "B");
  return isQuestion ? member.click(asked, "B") : undefined;
}

function at<T>(list: readonly T[], index: number): T {
  return list[index % list.length] as T;
}
