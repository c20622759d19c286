// After the first answer: follow-ups, and the messages of an interaction under its token.
import type { Answers } from "../answers.ts";
import { readForm } from "../form.ts";
import type { Interactions } from "../interactions.ts";
import { draftSchema } from "../message-schema.ts";
import { type ApiRequest, type Route, route } from "../route.ts";

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
