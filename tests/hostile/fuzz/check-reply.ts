// Whether every platform takes a reply: the rules of the local Slack and Discord servers, and of HTML.
import { expect } from "vitest";
import { compose, composeDirect } from "../../../src/platforms/discord/render/compose.ts";
import { renderForm as renderDiscordForm } from "../../../src/platforms/discord/render/forms.ts";
import { renderForm as renderSlackForm } from "../../../src/platforms/slack/render/forms.ts";
import { renderHome, renderMessage, renderModal } from "../../../src/platforms/slack/render/render.ts";
import { privateMessage } from "../../../src/platforms/web/render.ts";
import type { Block, Form, Reply } from "../../../src/ports/reply.ts";
import { checkMessage } from "../../discord-server/messages/check-message.ts";
import { draftSchema } from "../../discord-server/messages/message-schema.ts";
import { checkBlocks } from "../../slack-server/blocks/check-blocks.ts";
import { checkView } from "../../slack-server/blocks/check-view.ts";
import type { JsonObject } from "../../slack-server/web-api/json.ts";
import { reader } from "../../support/playground/routes.ts";

/**
 * @param everywhere also as a direct message, in the App Home, and in a modal
 * @throws where a platform would refuse the reply, or show what no one should see
 */
export async function checkReply({ delivery, blocks, form }: Reply, everywhere = true): Promise<void> {
  expect(["private", "public", "replace"]).toContain(delivery);
  checkDiscord((await compose(blocks)).body);
  if (everywhere) checkDiscord((await composeDirect(blocks)).body);
  checkSlack(blocks);
  if (everywhere) {
    expect(checkView(json(renderHome(blocks)), "home")).toEqual([]);
    expect(checkView(json(renderModal(blocks)), "modal")).toEqual([]);
  }
  if (form !== undefined) checkForm(form);
  const html = String(await privateMessage({ id: "r", blocks, form, at: 0 }, reader));
  expect(html).not.toMatch(/<script|<b>Two|\[object Object\]/);
}

function checkDiscord(body: object): void {
  const { content, components, flags, attachments } = draftSchema.parse(json(body));
  checkMessage({
    content: content ?? "",
    embeds: [],
    components: components ?? [],
    flags: flags ?? 0,
    attachments: (attachments ?? []) as never,
  });
}

function checkSlack(blocks: readonly Block[]): void {
  const { text, blocks: rendered } = renderMessage(blocks);
  expect(text).toMatch(/\S/);
  expect(text.length).toBeLessThanOrEqual(4_000);
  expect(checkBlocks(json(rendered), "message", "/blocks")).toEqual([]);
}

function checkForm(form: Form): void {
  expect(checkView(json(renderSlackForm(form, { team: "T1", channel: "C1" })), "modal")).toEqual([]);
  const { title, custom_id, components } = renderDiscordForm(form);
  expect(title.length).toBeLessThanOrEqual(45);
  expect(custom_id.length).toBeLessThanOrEqual(100);
  expect(components.length).toBeLessThanOrEqual(5 + 1);
}

function json<T>(value: T): T & JsonObject & JsonObject[] {
  return JSON.parse(JSON.stringify(value));
}
