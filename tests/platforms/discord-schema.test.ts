// A second opinion on our payloads: Discord's own OpenAPI description. It doesn't count, so the local server's rules stay.
import {
  ApplicationCommandCreateRequestSchema,
  CreateMessageInteractionCallbackRequestSchema,
  MessageCreateRequestSchema,
  ModalInteractionCallbackRequestSchema,
} from "discord-api-spec/zod";
import { describe, expect, it } from "vitest";
import { compose, composeDirect } from "../../src/platforms/discord/render/compose.ts";
import { renderForm } from "../../src/platforms/discord/render/forms.ts";
import { describeCommands } from "../../src/platforms/discord/server/describe-commands.ts";
import { blockGallery } from "../support/platforms/block-gallery.ts";
import { exampleCommands } from "../support/platforms/example-commands.ts";
import { formGallery } from "../support/platforms/example-form.ts";

type Schema = typeof MessageCreateRequestSchema;

/** What the schema finds wrong. The description wants texts where Discord takes numbers for attachments. */
function problemsOf(schema: Schema, value: unknown): readonly unknown[] {
  const sent = JSON.parse(JSON.stringify(value, (key, inner) => (key === "attachments" ? undefined : inner)));
  return schema.safeParse(sent).error?.issues ?? [];
}

describe("Discord's own description of its API", () => {
  it("has nothing against any message of the gallery", async () => {
    for (const { name, blocks } of blockGallery) {
      const { body } = await compose(blocks);
      expect([name, problemsOf(MessageCreateRequestSchema, body)]).toEqual([name, []]);
      const callback = { type: 4, data: body };
      expect([name, problemsOf(CreateMessageInteractionCallbackRequestSchema, callback)]).toEqual([name, []]);
    }
  });

  it("has nothing against any direct message", async () => {
    for (const { name, blocks } of blockGallery) {
      const { body } = await composeDirect(blocks);
      expect([name, problemsOf(MessageCreateRequestSchema, body)]).toEqual([name, []]);
    }
  });

  it("has nothing against forms and commands", () => {
    for (const { form } of formGallery) {
      if (form === undefined) continue;
      const modal = { type: 9, data: renderForm(form) };
      expect(problemsOf(ModalInteractionCallbackRequestSchema, modal)).toEqual([]);
    }
    for (const command of describeCommands(exampleCommands, {}))
      expect(problemsOf(ApplicationCommandCreateRequestSchema, command)).toEqual([]);
  });

  it("finds a component that doesn't exist", () => {
    expect(problemsOf(MessageCreateRequestSchema, { components: [{ type: 99 }] })).not.toEqual([]);
  });
});
