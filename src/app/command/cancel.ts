// “Cancel” next to a button that deletes or ends something: the question goes away, and nothing else happens.
import type { Button } from "../../ports/reply.ts";
import type { ButtonHandler } from "./command.ts";

export const cancelButton: Button = { label: "Cancel", action: { name: "cancel", args: [] } };

export const cancel: ButtonHandler = {
  name: "cancel",
  who: "everyone",
  where: "anywhere",
  run: async () => ({
    delivery: "replace",
    blocks: [{ type: "text", markdown: "Canceled. Nothing changed." }],
  }),
};
