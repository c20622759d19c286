// Buttons that ask for settings in a form.
import type { ButtonHandler } from "../command/command.ts";
import { ruleOf } from "../command/run-button.ts";
import { remind } from "../reminder/remind.ts";
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
    run: async ({ storage, member }) => reminderForm(await storage.reminders.find(member.id)),
  },
];
