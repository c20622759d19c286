// What Slack does with the app's answer to an interaction, and what it shows the person without one.

import { checkView } from "../blocks/check-view.ts";
import type { Ack } from "../delivery/delivery.ts";
import type { View } from "../model.ts";
import type { Slack } from "../slack.ts";
import { ApiError } from "../web-api/api-error.ts";
import { isObject, type JsonObject, objectAt, textAt } from "../web-api/json.ts";
import type { Effect } from "./outcome.ts";
import { respond } from "./respond.ts";
import type { Door } from "./response-urls.ts";
import { arrive } from "./show.ts";
import { createView, putBody } from "./views.ts";

/** The answer to a command may be its first message. */
export function settleCommand(slack: Slack, door: Door, command: string, ack: Ack): Effect {
  if (!ack.acked) {
    return {
      failure:
        ack.why === "refused"
          ? `${command} failed with the error "dispatch_failed"`
          : `${command} failed because the app did not respond. Please try again or contact the app developer.`,
    };
  }
  if (ack.body === undefined) return {};
  try {
    respond(slack, door, ack.body);
    return {};
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { failure: `${command} failed with the error "invalid_command_response"` };
  }
}

/** What the answer to a click carries is ignored. */
export function settleAction(ack: Ack): Effect {
  if (ack.acked) return {};
  if (ack.why === "refused") return { failure: `This app responded with Status Code ${ack.status}.` };
  return { failure: "This app did not respond." };
}

const trouble: Effect = { failure: "We had some trouble connecting. Try again?" };

/** The answer to a form closes it, shows its errors, or puts another view in its place. */
export function settleSubmission(slack: Slack, view: View, ack: Ack): Effect {
  if (!ack.acked) return trouble;
  const { modals } = view.person;
  const action = textAt(ack.body, "response_action");
  const next = objectAt(ack.body, "view");
  switch (action) {
    case undefined:
      modals.splice(modals.indexOf(view), 1);
      return {};
    case "clear":
      modals.splice(0);
      return {};
    case "errors":
      return readErrors(view, ack.body);
    case "update":
    case "push":
      return next === undefined ? trouble : showNext(slack, view, action, next);
    default:
      return trouble;
  }
}

/** Errors belong to inputs; others make the whole answer invalid. */
function readErrors(view: View, body: JsonObject | undefined): Effect {
  const errors = objectAt(body, "errors");
  const inputs = view.blocks.filter((block) => block.type === "input").map((block) => block.block_id);
  const fitting = isObject(errors) && Object.keys(errors).every((key) => inputs.includes(key));
  return fitting && Object.keys(errors).length > 0 ? { errors } : trouble;
}

function showNext(slack: Slack, view: View, action: "update" | "push", body: JsonObject): Effect {
  if (checkView(body, "modal").length > 0) return trouble;
  if (action === "update") putBody(slack, view, body);
  const { person, installation, workspace } = view;
  const shown =
    action === "update"
      ? view
      : createView(slack, { type: "modal", person, installation, workspace, body, previous: view });
  if (shown !== view) person.modals.push(shown);
  arrive(slack, person, shown);
  return {};
}
