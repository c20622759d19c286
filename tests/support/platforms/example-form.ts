// A form with everything that one can have: a sentence, a field to fill in, and one that may stay as it is.
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
