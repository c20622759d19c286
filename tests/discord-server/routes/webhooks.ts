// After the first answer: follow-ups, and the messages of an interaction under its token.

import { readForm } from "../api/form.ts";
import { type ApiRequest, type Route, route } from "../api/route.ts";
import type { Answers } from "../interactions/answers.ts";
import type { Interactions } from "../interactions/interactions.ts";
import { draftSchema } from "../messages/message-schema.ts";

export function webhookRoutes(interactions: Interactions, answers: Answers): readonly Route[] {
  const sent = ({ body, files }: ApiRequest<never>) => ({ draft: readForm(draftSchema, body ?? {}), files });

  return [
    route("POST /webhooks/:application/:token", (request) =>
      answers.followUp(interactions.open(request.params.token), sent(request)),
    ),
    route("GET /webhooks/:application/:token/messages/:message", ({ params }) => {
      return answers.find(interactions.open(params.token), params.message).message;
    }),
    route("PATCH /webhooks/:application/:token/messages/:message", (request) => {
      const { token, message } = request.params;
      return answers.edit(interactions.open(token), message, sent(request));
    }),
    route("DELETE /webhooks/:application/:token/messages/:message", ({ params }) => {
      answers.remove(interactions.open(params.token), params.message);
    }),
  ];
}
