// The buttons of /settings and /privacy: forms, toggles, and stored data.
import type { ButtonHandler } from "../command/command.ts";
import { ruleOf } from "../command/run-button.ts";
import { runCommand } from "../command/run-command.ts";
import { remind } from "../reminder/remind.ts";
import { reminderForm } from "../reminder/reminder-view.ts";
import { privacyDelete } from "./privacy-delete.ts";
import { privacyShow } from "./privacy-show.ts";
import { settings } from "./settings.ts";
import { settingsForm } from "./settings-view.ts";

/** Runs `/settings` with the option and value pairs in the button's arguments. */
const set: ButtonHandler = {
  name: "settings-set",
  ...ruleOf(settings),
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
    ...ruleOf(settings),
    run: async ({ storage, member }) => settingsForm(await storage.people.settings(member.id)),
  },
  {
    name: "remind-form",
    ...ruleOf(remind),
    run: async ({ storage, member }) => reminderForm(await storage.reminders.find(member.id)),
  },
  {
    name: "remind-stop",
    ...ruleOf(remind),
    run: (context) => runCommand(context, remind, { time: "off" }),
  },
  {
    name: "privacy-show",
    ...ruleOf(privacyShow),
    run: (context) => runCommand(context, privacyShow, {}),
  },
  {
    name: "privacy-delete",
    ...ruleOf(privacyDelete),
    run: (context) => runCommand(context, privacyDelete, {}),
  },
];
