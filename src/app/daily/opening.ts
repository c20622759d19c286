// The lines above a question: an outage before it, how the last one went, and who leads this week.
import { periodOf } from "../../core/leaderboard/period.ts";
import { rank } from "../../core/leaderboard/standings.ts";
import type { Block } from "../../ports/reply.ts";
import type { Posting } from "../../ports/storage/postings.ts";
import type { Storage } from "../../ports/storage/storage.ts";
import { type Leader, openingLine } from "../answer/posting-view.ts";

type Read = Pick<Storage, "postings" | "scores" | "outages">;

const LEADERS = 2;

/** A posting's opening. Read for each edit, so that no one who hid or left keeps their name in it. */
export async function openingOf(storage: Read, posting: Posting): Promise<readonly Block[]> {
  const before = await storage.postings.before(posting);
  if (before === undefined) return openingLine(posting, before);
  const outage = await storage.outages.toMention(posting);
  return openingLine(posting, before, await leadersOf(storage, posting), outage);
}

async function leadersOf({ scores }: Read, { teamId, date }: Posting): Promise<readonly Leader[]> {
  const all = await scores.inPeriod(teamId, periodOf("week", date));
  const names = new Map(all.map(({ member, ref }) => [member, ref.name]));
  return rank(all)
    .slice(0, LEADERS)
    .map(({ member, points }) => ({ name: names.get(member) ?? "", points }));
}
