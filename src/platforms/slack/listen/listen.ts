// What Bolt's listeners share: they translate what people do, and count what still runs.
import type { App } from "@slack/bolt";
import { sayError } from "../log.ts";
import { listenToClicks } from "./listen-clicks.ts";
import { listenToCommands } from "./listen-commands.ts";
import { listenToEvents } from "./listen-events.ts";
import { listenToForms } from "./listen-forms.ts";
import type { Listening } from "./listening.ts";

export function listen(app: App, listening: Listening): void {
  listenToCommands(app, listening);
  listenToClicks(app, listening);
  listenToForms(app, listening);
  listenToEvents(app, listening);
  app.error(async (error) => {
    listening.log.error({ error: sayError(error) }, "a Slack payload was not handled");
  });
}
