// views.publish, views.open and views.update.

import { checkView } from "../blocks/check-view.ts";
import { arrive } from "../interactions/show.ts";
import { createView, putBody, viewJson } from "../interactions/views.ts";
import type { View } from "../model.ts";
import { ApiError, refuseProblems } from "../web-api/api-error.ts";
import { isObject, type JsonObject, structureAt, textAt } from "../web-api/json.ts";
import { type BotCall, findPerson, type Method, requireText } from "./method.ts";

/** In characters of JSON; Slack counts 250 kB. */
const largestView = 250_000;

export const viewsPublish: Method = {
  token: "bot",
  scopes: [],
  limit: 100,
  run(call) {
    const { slack, args, installation } = call;
    const person = findPerson(call, requireText(args, "user_id"));
    const body = readView(args, "home");
    const shown = person.homes.get(installation);
    if (shown !== undefined) checkHash(args, shown);
    const workspace = installation.workspace ?? person.workspace;
    const view = shown ?? createView(slack, { type: "home", person, installation, workspace, body });
    putBody(slack, view, body);
    person.homes.set(installation, view);
    arrive(slack, person, view);
    return { view: viewJson(slack, view) };
  },
};

export const viewsOpen: Method = {
  token: "bot",
  scopes: [],
  limit: 100,
  run({ slack, args, installation }) {
    const body = readView(args, "modal");
    const { person, workspace, interaction } = slack.triggers.exchange(requireText(args, "trigger_id"));
    const view = createView(slack, { type: "modal", person, installation, workspace, body });
    person.modals.splice(0, person.modals.length, view);
    arrive(slack, person, view, interaction);
    return { view: viewJson(slack, view) };
  },
};

export const viewsUpdate: Method = {
  token: "bot",
  scopes: [],
  limit: 100,
  run(call) {
    const { slack, args } = call;
    const body = readView(args, "modal");
    const view = findModal(call);
    checkHash(args, view);
    putBody(slack, view, body);
    arrive(slack, view.person, view);
    return { view: viewJson(slack, view) };
  },
};

/** Open modals only. @throws ApiError not_found */
function findModal({ slack, args, installation }: BotCall): View {
  const externalId = textAt(args, "external_id");
  const view =
    externalId === undefined
      ? slack.views.get(requireText(args, "view_id"))
      : [...slack.views.values()].find(({ body }) => body.external_id === externalId);
  if (view?.installation !== installation || !view.person.modals.includes(view)) {
    throw new ApiError("not_found");
  }
  return view;
}

/** @throws ApiError invalid_arguments, view_too_large */
function readView(args: JsonObject, type: "home" | "modal"): JsonObject {
  const view = structureAt(args, "view");
  if (!isObject(view)) {
    refuseProblems("invalid_arguments", ["must provide an object [json-pointer:/view]"]);
    return {};
  }
  refuseProblems("invalid_arguments", checkView(view, type));
  if (JSON.stringify(view).length > largestView) throw new ApiError("view_too_large");
  return view;
}

/** @throws ApiError hash_conflict */
function checkHash(args: JsonObject, view: View): void {
  const hash = textAt(args, "hash");
  if (hash !== undefined && hash !== view.hash) throw new ApiError("hash_conflict");
}
