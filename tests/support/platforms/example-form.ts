// A form with everything that one can have: a sentence, a field to fill in, and one that may stay as it is.
import { deleteForm } from "../../../src/app/person/privacy-view.ts";
import { settingsForm } from "../../../src/app/person/settings-view.ts";
import { reminderForm } from "../../../src/app/reminder/reminder-view.ts";
import type { Reply } from "../../../src/ports/reply.ts";

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

/** Every form that platforms have to show; titles are unique. */
export const formGallery: readonly Reply[] = [
  nameForm,
  widestForm("Five fields", 5),
  widestForm("Four fields, an intro", 4, "Words of an intro. ".repeat(52).trim()),
  settingsForm({ zone: "Europe/Berlin", cap: 10, hidden: false, named: true, pseudonym: undefined }),
  deleteForm("here"),
  reminderForm(undefined),
];
