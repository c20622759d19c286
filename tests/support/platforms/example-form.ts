// A form with everything that one can have: a sentence, a field to fill in, and one that may stay as it is.
import { deleteForm } from "../../../src/app/person/privacy-view.ts";
import { settingsForm } from "../../../src/app/person/settings-view.ts";
import { reminderForm } from "../../../src/app/reminder/reminder-view.ts";
import type { FieldChoice, Reply } from "../../../src/ports/reply.ts";

const typeIt = "Type {command:squad create name:…}.";

export const nameForm: Reply = {
  delivery: "private",
  blocks: [{ type: "text", markdown: typeIt }],
  form: {
    title: "New squad",
    intro: "Squads **compete** with each other.",
    command: "squad create",
    submit: "Create",
    fields: [
      { option: "name", label: "Name of the squad", example: "The Routers", maximum: 30 },
      { option: "motto", label: "Motto", value: "Packets first", optional: true },
    ],
  },
};

/** As long and as wide as the port allows: an intro takes the place of a field. */
function widestForm(title: string, fields: number, intro?: string): Reply {
  return {
    delivery: "private",
    blocks: [{ type: "text", markdown: typeIt }],
    form: {
      title: title.padEnd(24, "."),
      ...(intro !== undefined && { intro }),
      command: "squad create",
      submit: "S".repeat(24),
      fields: Array.from({ length: fields }, (_, index) => ({
        option: `option-${index}`,
        label: `${index}`.padEnd(45, "l"),
        example: "e".repeat(100),
        value: `${index}`.padEnd(200, "v"),
      })),
    },
  };
}

/** Choices of one and of several, with nothing, something, and everything chosen at first. */
export const choiceForm: Reply = {
  delivery: "private",
  blocks: [{ type: "text", markdown: typeIt }],
  form: {
    title: "Choose",
    command: "drill create",
    submit: "Start",
    fields: [
      { option: "time", label: "Time", hint: "In your zone", choices: choices(2, [1]) },
      { option: "topics", label: "Topics", none: "All topics", choices: choices(25, []) },
      { option: "weekdays", label: "Days", none: "Every day", choices: choices(7, [0, 2]) },
      {
        option: "levels",
        label: "Levels",
        none: "All",
        hint: "h".repeat(100),
        choices: choices(3, [0, 1, 2]),
      },
      { option: "name", label: "Name", hint: "Any", value: "Router" },
    ],
    more: [{ option: "closes", label: "Closing", choices: choices(25, [24]) }],
  },
};

/** As long as the port allows. */
function choices(count: number, chosen: readonly number[]): readonly FieldChoice[] {
  return Array.from({ length: count }, (_, index) => ({
    label: `${index} `.padEnd(75, "l"),
    value: `${index}-`.padEnd(100, "v"),
    ...(chosen.includes(index) && { chosen: true }),
  }));
}

/** Every form that platforms have to show; titles are unique. */
export const formGallery: readonly Reply[] = [
  nameForm,
  choiceForm,
  widestForm("Five fields", 5),
  widestForm("Four fields, an intro", 4, "Words of an intro. ".repeat(52).trim()),
  settingsForm({
    zone: "Europe/Berlin",
    cap: 10,
    retention: 85,
    hidden: false,
    named: true,
    announced: false,
    pseudonym: undefined,
  }),
  deleteForm("here"),
  reminderForm(undefined),
];
