// The limits that a message has as a whole.
import { formError, type Problem, refuse } from "../api/api-error.ts";
import { type Message, messageFlags } from "../wire.ts";
import { type AnyComponent, everyComponent } from "./component-schema.ts";
import { embedSize } from "./embed-schema.ts";

type Checked = Pick<Message, "content" | "embeds" | "components" | "attachments" | "flags">;

const LAYOUT_LIMIT = 40;

/** @param at where the message stands in the body. @throws ApiError 50035, 50006 for an empty one */
export function checkMessage(message: Checked, at: readonly string[] = []): void {
  const problems = [
    ...((message.flags & messageFlags.componentsV2) === 0 ? checkRows(message) : checkLayout(message)),
    ...checkEmbeds(message),
    ...checkIds(message),
    ...checkAttachments(message),
  ];
  if (problems.length > 0) {
    throw formError(problems.map((problem) => ({ ...problem, path: [...at, ...problem.path] })));
  }
  const { content, embeds, components, attachments } = message;
  if (content === "" && embeds.length + components.length + attachments.length === 0) throw refuse(50006);
}

function* checkRows({ components }: Checked): Generator<Problem> {
  if (components.length > 5) yield tooLong(["components"], 5);
  for (const [index, { type }] of components.entries()) {
    if (type !== 1) {
      const message = 'Value of field "type" must be one of (1,).';
      yield { path: ["components", index, "type"], code: "UNION_TYPE_CHOICES", message };
    }
  }
}

function* checkLayout({ content, embeds, components }: Checked): Generator<Problem> {
  for (const [field, used] of [
    ["content", content !== ""],
    ["embeds", embeds.length > 0],
  ] as const) {
    if (used) {
      const message = `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`;
      yield { path: [field], code: "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", message };
    }
  }
  let count = 0;
  let characters = 0;
  for (const [component] of everyComponent(components)) {
    count++;
    if (component.type === 10) characters += component.content.length;
  }
  if (count > LAYOUT_LIMIT) yield tooLong(["components"], LAYOUT_LIMIT);
  if (characters > 4_000) {
    const message = "Total text of all components exceeds maximum size of 4000";
    yield { path: ["components"], code: "COMPONENT_MAX_TOTAL_COMPONENT_CHARS_EXCEEDED", message };
  }
}

function* checkEmbeds({ embeds }: Checked): Generator<Problem> {
  if (embeds.reduce((sum, embed) => sum + embedSize(embed), 0) > 6_000) {
    const message = "Embed size exceeds maximum size of 6000";
    yield { path: ["embeds"], code: "MAX_EMBED_SIZE_EXCEEDED", message };
  }
}

function* checkIds({ components }: Checked): Generator<Problem> {
  const seen = new Set<string>();
  for (const [component, path] of everyComponent(components)) {
    const id = "custom_id" in component ? component.custom_id : undefined;
    if (!id) continue;
    if (seen.has(id)) {
      const message = "Component custom id cannot be duplicated";
      yield { path: [...path, "custom_id"], code: "COMPONENT_CUSTOM_ID_DUPLICATED", message };
    }
    seen.add(id);
  }
}

function* checkAttachments({ embeds, components, attachments }: Checked): Generator<Problem> {
  const names = new Set(attachments.map(({ filename }) => `attachment://${filename}`));
  for (const [url, path] of mediaOf(embeds, components)) {
    if (url?.startsWith("attachment://") && !names.has(url)) {
      const message = "The referenced attachment was not found";
      yield { path, code: "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND", message };
    }
  }
}

type Reference = readonly [url: string | undefined, path: readonly (string | number)[]];

function* mediaOf(embeds: Checked["embeds"], components: readonly AnyComponent[]): Generator<Reference> {
  for (const [index, { image, thumbnail }] of embeds.entries()) {
    yield [image?.url, ["embeds", index, "image", "url"]];
    yield [thumbnail?.url, ["embeds", index, "thumbnail", "url"]];
  }
  for (const [component, path] of everyComponent(components)) {
    if (component.type === 11) yield [component.media.url, [...path, "media", "url"]];
    if (component.type === 13) yield [component.file.url, [...path, "file", "url"]];
    if (component.type === 12) {
      for (const [index, { media }] of component.items.entries())
        yield [media.url, [...path, "items", index, "media", "url"]];
    }
  }
}

function tooLong(path: readonly string[], most: number): Problem {
  return { path, code: "BASE_TYPE_MAX_LENGTH", message: `Must be ${most} or fewer in length.` };
}
