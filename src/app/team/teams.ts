// The life of a team: Kubedrill comes, goes, and perhaps comes back.
import { makeId } from "../../core/id.ts";
import type { Curriculum } from "../../core/model.ts";
import type { Bot } from "../../ports/bot.ts";
import type { Storage } from "../../ports/storage/storage.ts";
import { welcomeBack } from "./welcome-back-view.ts";
import { welcome } from "./welcome-view.ts";

interface TeamParts {
  readonly storage: Pick<Storage, "teams" | "drills">;
  readonly curriculum: Pick<Curriculum, "name">;
  /** Chance: numbers in [0, 1). */
  readonly random: () => number;
}

export function createTeamLife({ storage, curriculum, random }: TeamParts): Pick<Bot, "joined" | "left"> {
  return {
    async joined(team, now) {
      const teamId = await storage.teams.join(team, now, makeId(now, random));
      const drills = await storage.drills.ofTeam(teamId);
      const paused = drills.filter((drill) => drill.paused?.because !== undefined);
      return paused.length > 0 ? welcomeBack(paused) : welcome(curriculum.name);
    },
    left: (team, now) => storage.teams.leave(team, now),
  };
}
