// Giving members the roles they're due, in the background of a round. Giving one twice does no harm.
import { type EndedSeason, endedSeason } from "../../core/leaderboard/award.ts";
import { calendarDate } from "../../core/study-day.ts";
import { isRefusal } from "../../ports/platform-error.ts";
import type { DueRole } from "../../ports/storage/daily/roles.ts";
import { type DailyDeps, inTime, runningOn } from "../daily/deps.ts";
import { pages } from "../daily/pages.ts";
import { tellAdmins } from "../daily/tell-admins.ts";
import { roleRefusedBlocks } from "./roles-view.ts";

type RolesDeps = Pick<
  DailyDeps,
  "storage" | "platform" | "sender" | "clock" | "random" | "timers" | "inBackground" | "reportFailure"
>;

/** How long until a refused role is tried again, in ms: an admin has to change something first. */
const RETRY_AFTER = 3_600_000;

/** Makes the roles of seasons that ended due, then starts giving what is due. */
export async function giveRoles(deps: RolesDeps, now: number): Promise<void> {
  await endSeasons(deps, now);
  for await (const page of pages<DueRole>((limit, after) => deps.storage.roles.due(now, limit, after))) {
    const ours = page.filter(({ platform }) => deps.platform(platform)?.roles !== undefined);
    const groups = Map.groupBy(ours, ({ teamId, award }) => `${award} in team ${teamId}`);
    for (const [what, group] of groups) deps.inBackground(`give roles ${what}`, () => giveAll(deps, group));
  }
}

async function endSeasons({ storage, reportFailure }: RolesDeps, now: number): Promise<void> {
  for (const { teamId, from, zone } of await storage.roles.seasons()) {
    const season: EndedSeason | undefined = endedSeason(from, calendarDate(now, zone));
    if (season === undefined) continue;
    await storage.roles
      .endSeason(teamId, season)
      .catch((error: unknown) => reportFailure(error, `end the season of team ${teamId}`));
  }
}

/** One role for its members, one after the other: what refuses one refuses all. */
async function giveAll(deps: RolesDeps, group: readonly DueRole[]): Promise<void> {
  const { roles, teams } = deps.storage;
  for (const due of group) {
    try {
      await give(deps, due);
    } catch (error) {
      if (isRefusal(error, "team")) {
        await teams.leave({ platform: due.platform, externalId: due.externalTeamId }, deps.clock());
        return;
      }
      if (isRefusal(error, "role")) {
        await refuse(deps, due, error.message);
        return;
      }
      // Members who left can't get it.
      if (!isRefusal(error, "person")) throw error;
    }
    await roles.settle(due.memberId, due.award);
  }
}

async function give(deps: RolesDeps, { platform: name, externalTeamId, externalId, role }: DueRole) {
  const { platform, sender } = runningOn(deps, name);
  const to = { team: externalTeamId, member: externalId };
  await sender.send({ kind: "direct", team: to.team }, async () => {
    await inTime(platform.roles?.give(to, role) ?? Promise.resolve(), deps.timers);
  });
}

/** Admins hear of a reason once. */
async function refuse(deps: RolesDeps, due: DueRole, because: string): Promise<void> {
  await deps.storage.roles.refuse(due, because, deps.clock() + RETRY_AFTER);
  if (due.refusedBecause === because) return;
  await tellAdmins(deps, { id: "", teamId: due.teamId }, roleRefusedBlocks(due.award, because));
}
