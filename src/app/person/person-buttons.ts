// Buttons of settings and privacy: forms for what is typed, toggles, and what is kept.
import type { ButtonHandler } from "../command.ts";
import { privacyDelete } from "../commands/privacy-delete.ts";
import { privacyShow } from "../commands/privacy-show.ts";
import { remind } from "../commands/remind.ts";
import { settings } from "../commands/settings.ts";
import { runCommand } from "../run-command.ts";
import { reminderForm } from "../views/reminder-view.ts";
import { settingsForm } from "../views/settings-view.ts";

/** Runs `/settings` with the pairs of option and value that the button has. */
const set: ButtonHandler = {
  name: "settings-set",
  async run(context, args) {
    const pairs = args.flatMap((option, index) => (index % 2 === 0 ? [[option, args[index + 1]]] : []));
    const reply = await runCommand(context, settings, Object.fromEntries(pairs));
    return { ...reply, delivery: "replace" };
  },
};

export const settingsButtons: readonly ButtonHandler[] = [
  set,
  {
    name: "settings-form",
    run: async ({ storage, member }) => settingsForm(await storage.people.settings(member.id)),
  },
  {
    name: "remind-form",
    run: async ({ storage, member }) => reminderForm(await storage.reminders.find(member.id)),
  },
  { name: "remind-stop", run: (context) => runCommand(context, remind, { time: "off" }) },
  { name: "privacy-show", run: (context) => runCommand(context, privacyShow, {}) },
  { name: "privacy-delete", run: (context) => runCommand(context, privacyDelete, {}) },
];
