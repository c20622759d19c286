// Buttons that ask for settings in a form.
import type { ButtonHandler } from "../command/command.ts";
import { ruleOf } from "../command/run-button.ts";
import { awayNow, remind } from "../reminder/remind.ts";
import { reminderForm } from "../reminder/reminder-view.ts";
import { settings } from "./settings.ts";
import { settingsForm } from "./settings-view.ts";

export const settingsButtons: readonly ButtonHandler[] = [
  {
    name: "settings-form",
    ...ruleOf(settings),
    run: async ({ storage, member }) => settingsForm(await storage.people.settings(member.id)),
  },
  {
    name: "remind-form",
    ...ruleOf(remind),
    run: async (context) =>
      reminderForm(await context.storage.reminders.find(context.member.id), await awayNow(context)),
  },
];
