// What the settings page shows, for /settings and the home page.
import { reviewsPerDay } from "../../core/memory.ts";
import type { Context } from "../context.ts";
import { awayNow } from "../reminder/remind.ts";
import { otherAccounts } from "./accounts-text.ts";
import { reachOf } from "./reach.ts";
import type { SettingsPage } from "./settings-view.ts";

export async function settingsPage(context: Context): Promise<SettingsPage> {
  const { storage, curriculum, member } = context;
  const settings = await storage.people.settings(member.id);
  const suspended = await storage.cards.suspended(member.learnerId);
  const cards = [...(await storage.cards.ofLearner(member.learnerId))].flatMap(([id, card]) =>
    curriculum.questions.has(id) && !suspended.includes(id) ? [card] : [],
  );
  return {
    settings,
    usualZone: member.usualZone,
    reminder: await storage.reminders.find(member.id),
    away: await awayNow(context),
    suspended: suspended.filter((id) => curriculum.questions.has(id)).length,
    perDay:
      cards.length === 0 ? undefined : Math.max(1, Math.round(reviewsPerDay(cards, settings.retention))),
    reach: reachOf(context),
    linked: otherAccounts(await storage.links.accounts(member.learnerId), member.id),
  };
}
