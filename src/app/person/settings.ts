// /settings: a person's zone, reviews per day, how sure they want to stay, and what others see of them.

import { command } from "../command/command.ts";
import { commandAction } from "../command/command-action.ts";
import type { Context } from "../context.ts";
import { orWord } from "../option/or-word.ts";
import { readRetention } from "../option/read-retention.ts";
import { readZoneText } from "../option/read-zone.ts";
import { typedZone } from "../zone/drill-zone.ts";
import { platformZone } from "../zone/person-zone.ts";
import { zoneQuestion } from "../zone/zone-view.ts";
import { settingsPage } from "./settings-page.ts";
import { savedSettings, settingsBlocks } from "./settings-view.ts";

const MOST_REVIEWS = 100;
const readZone = orWord("auto", readZoneText);

export const settings = command({
  name: "settings",
  description: "Your time zone, reviews per day, and whether others see your name",
  options: {
    zone: {
      type: "text",
      description: "A place in your time zone, such as Europe/Berlin; auto for the usual one",
      suggest: "zone",
      read: readZone,
    },
    cap: { type: "integer", description: "The most reviews per day", minimum: 1, maximum: MOST_REVIEWS },
    retention: {
      type: "text",
      description: "How sure you want to stay, 80 to 95 %: more means more reviews",
      read: readRetention,
    },
    boards: {
      type: "choice",
      description: "What leaderboards show: your name or a pseudonym",
      choices: ["name", "pseudonym"],
    },
    reveals: {
      type: "choice",
      description: "What reveals show when you're right: your name or nothing",
      choices: ["name", "nothing"],
    },
    milestones: {
      type: "choice",
      description: "Who sees what you reach, such as 30 in a row: only you, or your channel by your name",
      choices: ["private", "channel"],
    },
  },
  async run(context, wishes, given) {
    const { storage, member, random, now } = context;
    const { zone, cap, retention, boards, reveals, milestones } = wishes;
    if (Object.values(wishes).every((wish) => wish === undefined))
      return { delivery: "private", blocks: await ownSettings(context) };
    const own = zone === undefined || zone === "auto" ? undefined : typedZone(zone, context);
    if (own?.type === "ask") {
      const action = (one: string) => commandAction("update", "settings", { ...given, zone: one });
      return { delivery: "private", blocks: zoneQuestion(own, "settings", action, now) };
    }
    // Forms always send a zone. “auto” changes nothing if no zone is set.
    const resets = zone === "auto" && (await storage.people.settings(member.id)).zone !== undefined;
    const changes = {
      ...(own !== undefined && { zone: { own: own.zone, inForce: own.zone } }),
      ...(resets && { zone: { own: undefined, inForce: await platformZone(context) } }),
      ...(cap !== undefined && { cap }),
      ...(await retentionChange(context, retention)),
      ...(boards !== undefined && { hidden: boards === "pseudonym" }),
      ...(reveals !== undefined && { named: reveals === "name" }),
      ...(milestones !== undefined && { announced: milestones === "channel" }),
    };
    const changed = await storage.people.change(member.id, changes, random(), now);
    return {
      delivery: "private",
      person: "changed",
      blocks: [savedSettings(changed, changes), ...(await ownSettings(context))],
    };
  },
});

/** Forms always send it: only a change replays the cards. */
async function retentionChange({ storage, member }: Context, retention: number | undefined) {
  if (retention === undefined) return {};
  return (await storage.people.settings(member.id)).retention === retention ? {} : { retention };
}

async function ownSettings(context: Context) {
  return settingsBlocks(await settingsPage(context));
}
