// The lines above a question: an outage before it, how the last one went, who leads this week, and shared milestones.
import { periodOf } from "../../core/leaderboard/period.ts";
import { rank } from "../../core/leaderboard/standings.ts";
import type { Curriculum } from "../../core/model.ts";
import type { Block } from "../../ports/reply.ts";
import type { Posting } from "../../ports/storage/postings.ts";
import type { Storage } from "../../ports/storage/storage.ts";
import { type Leader, openingLine } from "../answer/posting-view.ts";
import { announcedBlocks } from "../milestone/milestone-view.ts";

type Read = Pick<Storage, "milestones" | "outages" | "postings" | "scores">;

const LEADERS = 2;
const MOST_MILESTONES = 3;

/** A posting's opening. Read for each edit, so that no one who hid or left keeps their name in it. */
export async function openingOf(
  storage: Read,
  posting: Posting,
  { topics }: Pick<Curriculum, "topics">,
): Promise<readonly Block[]> {
  const before = await storage.postings.before(posting);
  if (before === undefined) return openingLine(posting, before);
  const outage = await storage.outages.toMention(posting);
  const milestones = await storage.milestones.announced(posting, before, MOST_MILESTONES);
  return [
    ...openingLine(posting, before, await leadersOf(storage, posting), outage),
    ...announcedBlocks(milestones, topics),
  ];
}

async function leadersOf({ scores }: Read, { teamId, date }: Posting): Promise<readonly Leader[]> {
  const all = await scores.inPeriod(teamId, periodOf("week", date));
  const names = new Map(all.map(({ member, ref }) => [member, ref.name]));
  return rank(all)
    .slice(0, LEADERS)
    .map(({ member, points }) => ({ name: names.get(member) ?? "", points }));
}
