// First answers: POST /interactions/:interaction/:token/callback.
import { z } from "zod";
import { formError } from "../api/api-error.ts";
import { listBetween, readForm, text, textBetween } from "../api/form.ts";
import { type ApiRequest, type Route, route } from "../api/route.ts";
import type { Answers } from "../interactions/answers.ts";
import { type Interaction, type Interactions, interactionTypes } from "../interactions/interactions.ts";
import { formSchema } from "../messages/component-schema.ts";
import { draftSchema } from "../messages/message-schema.ts";
import { isPrivate, type Message, messageFlags } from "../wire.ts";

const REPLY = 4;
const THINK = 5;
const ACCEPT = 6;
const UPDATE = 7;
const SUGGEST = 8;
const FORM = 9;

const callbackSchema = z.object({ type: z.int(), data: z.unknown().optional() });
const thinkSchema = z.object({ flags: z.int().nullish() }).nullish();
const choice = z.object({ name: textBetween(1, 100), value: z.union([text(100), z.number()]) });
const choicesSchema = z.object({ choices: listBetween(choice, 0, 25) });

export function interactionRoutes(interactions: Interactions, answers: Answers): readonly Route[] {
  type Callback = ApiRequest<"interaction" | "token">;

  function answer({ params, query, body, files }: Callback) {
    const interaction = interactions.unanswered(params.interaction, params.token);
    const { type, data } = readForm(callbackSchema, body);
    if (!allowed(interaction).includes(type)) {
      const message = `Value must be one of {${allowed(interaction).join(", ")}}.`;
      throw formError([{ path: ["type"], code: "BASE_TYPE_CHOICES", message }]);
    }
    const message = respond(interaction, type, data, files);
    if (query.get("with_response") !== "true") return undefined;
    return { interaction: describe(interaction, message), resource: resource(type, message) };
  }

  function respond(interaction: Interaction, type: number, data: unknown, files: Callback["files"]) {
    const at = ["data"];
    const sent = () => ({ draft: readForm(draftSchema, data ?? {}, at), files, at });
    switch (type) {
      case REPLY:
        return answers.reply(interaction, sent());
      case THINK:
        return answers.think(interaction, readForm(thinkSchema, data, at)?.flags ?? 0);
      case ACCEPT:
        return answers.update(interaction, undefined);
      case UPDATE:
        return answers.update(interaction, sent());
      case SUGGEST:
        interaction.show({ type: "choices", choices: readForm(choicesSchema, data, at).choices });
        break;
      case FORM:
        interaction.show({ type: "form", form: readForm(formSchema, data, at) });
        break;
    }
    interaction.state = "answered";
    return undefined;
  }

  return [route("POST /interactions/:interaction/:token/callback", answer)];
}

/** The kinds of answer that this interaction takes. */
function allowed({ type, source }: Interaction): readonly number[] {
  const updates = source === undefined ? [] : [ACCEPT, UPDATE];
  if (type === interactionTypes.autocomplete) return [SUGGEST];
  if (type === interactionTypes.form) return [REPLY, THINK, ...updates];
  return [REPLY, THINK, ...updates, FORM];
}

function describe({ id, type }: Interaction, message: Message | undefined) {
  if (message === undefined) return { id, type };
  return {
    id,
    type,
    response_message_id: message.id,
    response_message_loading: (message.flags & messageFlags.loading) !== 0,
    response_message_ephemeral: isPrivate(message),
  };
}

function resource(type: number, message: Message | undefined) {
  return type === REPLY || type === UPDATE ? { type, message } : { type };
}
