// Apps with and without a drill, and what replies show of it.
import { momentText } from "../../../src/app/drill/drill-view.ts";
import type { Person } from "../../../src/ports/person.ts";
import { type Button, encodeAction, type FormField, type Reply } from "../../../src/ports/reply.ts";
import { FIRST, HOUR, makePerson, openApp, type TestApp } from "../../support/app.ts";

/** A moment in a zone, as sentences about drills name it. */
export const moment = (at: number, zone = "UTC") => momentText(at, { zone });
export const next = (at: number, zone?: string) => `Next question: ${moment(at, zone)}.`;

/** A team with a drill, daily at 09:00 UTC, two hours before its first question. */
export async function openWithDrill(): Promise<TestApp> {
  const app = await openApp();
  app.clock.now = FIRST - 2 * HOUR;
  await app.createDrill();
  return app;
}

/** An app three hours before the first question, on a platform that knows people's zones. */
export async function openWithoutDrill(zone?: string): Promise<TestApp> {
  const app = await openApp();
  app.clock.now = FIRST - 3 * HOUR;
  app.platform.theirZone = zone;
  return app;
}

export async function drillOf(app: TestApp, channel = "general") {
  const { teamId } = await app.meet("ada");
  return app.storage.drills.find(teamId, channel);
}

/** Sends a reply's form as its fields are at first, apart from what is filled in; as Discord, without what is in `more`. */
export function submit(
  app: TestApp,
  { form }: Reply,
  filled: Readonly<Record<string, unknown>> = {},
  all = false,
) {
  const fields = [...(form?.fields ?? []), ...((all && form?.more) || [])];
  const options = Object.fromEntries(fields.map((field) => [field.option, initialOf(field)]));
  return app.bot.handle({
    type: "command",
    name: form?.command ?? "",
    options: { ...options, ...filled },
    person: makePerson("ada"),
    channel: "general",
    now: app.clock.now,
  });
}

/** What is chosen in a field at first. */
export function initialOf(field: FormField): unknown {
  return field.choices === undefined
    ? field.value
    : field.choices.filter(({ chosen }) => chosen).map(({ value }) => value);
}

interface Elsewhere {
  readonly person?: Partial<Person>;
  readonly channel?: string | undefined;
}

/** Like `app.type` and `app.press`, by ada with these details or in another channel. */
export function act(app: TestApp, what: string | Button, more: Elsewhere) {
  const channel = "channel" in more ? more.channel : "general";
  const shared = { person: makePerson("ada", more.person), channel, now: app.clock.now };
  return typeof what === "string"
    ? app.bot.handle({ type: "text", text: what, ...shared })
    : app.bot.handle({ type: "button", action: encodeAction(what.action), isPrivate: true, ...shared });
}

/** What a reply's fields say, by label. */
export function fieldsOf({ blocks }: Reply): Readonly<Record<string, string>> {
  const fields = blocks.flatMap((block) => (block.type === "fields" ? block.fields : []));
  return Object.fromEntries(fields.map(({ label, value }) => [label, value]));
}
