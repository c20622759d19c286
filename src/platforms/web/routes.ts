// The playground's addresses: the page, what people do on it, and live updates.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { Bot } from "../../ports/bot.ts";
import type { MessageLog } from "../../ports/message-log.ts";
import type { Platform } from "../../ports/platform.ts";
import type { Reply } from "../../ports/reply.ts";
import { complete } from "./complete.ts";
import { guard } from "./guard.ts";
import type { Live } from "./live.ts";
import { page, renderEntry } from "./page.ts";
import { download, filled, moved, pressed, readForm, said, typing, visit } from "./payloads.ts";
import { findPerson } from "./people.ts";
import { addressOf, type Draw, type Pane, type Reader, type Skin } from "./reader.ts";
import { lastMoment, sectionsOf } from "./sections.ts";
import { streamEvents } from "./stream-events.ts";
import type { Timeline } from "./timeline.ts";

/** What the page works with. */
export interface PlaygroundRoutes {
  readonly bot: Bot;
  readonly platform: Platform;
  readonly messages: MessageLog;
  readonly timeline: Timeline;
  readonly live: Live;
  readonly clock: () => number;
  readonly newId: () => string;
  /** The playground's date. */
  readonly today: () => string;
  /** Moves the clock to the next question and posts it, unless `from` is given and no longer today. */
  readonly nextDay: (from?: string) => Promise<void>;
  /** Lets the team answer for two weeks, unless `from` is given and no longer today. */
  readonly simulate: (from?: string) => Promise<void>;
  /** Loads what draws messages as a platform shows them; undefined for the page's own skin. */
  readonly loadSkin: (skin: Skin) => Promise<Draw | undefined>;
  /** The subject, such as “Kubernetes networking”. */
  readonly subject: string;
  /** The channel that the playground's drill posts to. */
  readonly channel: string;
  /** A concept to try look-up with. */
  readonly example: string;
  /** The zone in which the page shows times. */
  readonly zone: string;
  /** Whether a Host header names this server. */
  readonly isOurs: (host: string) => boolean;
}

/** Who asked for something, and where on the page. */
interface Asked {
  readonly as?: string | undefined;
  readonly pane: Pane;
  readonly skin: Skin;
  /** The message below which the reply is shown. */
  readonly under?: string | undefined;
  /** The private reply whose button was pressed. */
  readonly entry?: string | undefined;
}

/** Where a reply is shown: its ID in the page, and the command that it answers, if it was typed. */
interface ReplyPlace {
  readonly id: string;
  readonly typed?: string;
}

const MOST_BODY = 16 * 1024;

const files = [
  ["/style.css", "style.css", "text/css; charset=utf-8"],
  ["/slack.css", "slack.css", "text/css; charset=utf-8"],
  ["/discord.css", "discord.css", "text/css; charset=utf-8"],
  ["/script.js", "script.js", "text/javascript; charset=utf-8"],
  ["/focus.js", "focus.js", "text/javascript; charset=utf-8"],
  ["/scrolling.js", "scrolling.js", "text/javascript; charset=utf-8"],
  ["/slash-menu.js", "slash-menu.js", "text/javascript; charset=utf-8"],
  ["/icon.svg", "icon.svg", "image/svg+xml"],
] as const;

export function createPlaygroundRoutes(parts: PlaygroundRoutes): Hono {
  const { bot, channel, live, clock } = parts;
  const routes = new Hono();
  routes.use(guard(parts.isOurs));
  routes.use(bodyLimit({ maxSize: MOST_BODY, onError: (context) => context.text("That is too long.", 413) }));
  for (const [path, file, type] of files) {
    const text = readFileSync(join(import.meta.dirname, "client", file), "utf8");
    routes.get(path, (context) => context.body(text, 200, { "Content-Type": type }));
  }

  routes.get("/", async (context) => {
    const asked = visit.parse(context.req.query());
    const person = findPerson(asked.as);
    const reader = await readerOf(parts, asked);
    const sections = await sectionsOf(parts, person, reader);
    return context.html(page({ ...parts, person, reader, sections, now: clock(), day: parts.today() }));
  });
  routes.post("/say", async (context) => {
    const asked = await readForm(context.req, said);
    const person = findPerson(asked.as);
    const reply = await bot.handle({ type: "text", text: asked.text, person, channel, now: clock() });
    return deliver(parts, context, asked, reply, { id: `r-${parts.newId()}`, typed: asked.text });
  });
  routes.post("/act", async (context) => {
    const asked = await readForm(context.req, pressed);
    const { action, entry } = asked;
    const person = findPerson(asked.as);
    const isPrivate = entry !== undefined;
    const reply = await bot.handle({ type: "button", action, isPrivate, person, channel, now: clock() });
    return deliver(parts, context, asked, reply, { id: replyId(action) });
  });
  routes.post("/fill", async (context) => {
    const asked = await readForm(context.req, filled);
    const { command: name, options } = asked;
    const person = findPerson(asked.as);
    const reply = await bot.handle({ type: "command", name, options, person, channel, now: clock() });
    // A form that did its work is gone; one that was refused can be corrected.
    const done = reply.refused === undefined && reply.delivery === "private";
    const shown = done ? ({ ...reply, delivery: "replace" } as const) : reply;
    return deliver(parts, context, asked, shown, { id: `r-${parts.newId()}` });
  });
  for (const [path, move] of [
    ["/next-day", parts.nextDay],
    ["/simulate", parts.simulate],
  ] as const) {
    routes.post(path, async (context) => {
      const { as, skin, day } = await readForm(context.req, moved);
      await move(day === "" ? undefined : day);
      live.tell({ type: "clock" });
      if (wantsFragment(context)) return context.json({});
      return context.redirect(addressOf({ as: findPerson(as).externalId, skin, pane: "channel" }), 303);
    });
  }
  routes.get("/complete", async (context) => {
    const { as, text } = typing.parse(context.req.query());
    return context.json(await complete(text, bot, findPerson(as)));
  });
  routes.get("/file", (context) => {
    const { as, entry } = download.parse(context.req.query());
    const shown = parts.timeline.of(findPerson(as).externalId).find(({ id }) => id === entry);
    const file = shown?.blocks.find((block) => block.type === "file");
    if (file === undefined) return context.text("The file is gone. Type /privacy export again.", 404);
    return context.body(new Uint8Array(file.bytes), 200, {
      "Content-Type": file.name.endsWith(".gz") ? "application/gzip" : "application/json",
      "Content-Disposition": `attachment; filename="${file.name}"`,
    });
  });
  routes.get("/events", async (context) => {
    const asked = visit.parse(context.req.query());
    return streamEvents(parts, context, findPerson(asked.as), await readerOf(parts, asked));
  });
  return routes;
}

/** A click repeated shows its reply in the same place: one place for each thing asked about. */
function replyId(action: string): string {
  return `r-${action
    .split(":")
    .slice(0, 2)
    .join("-")
    .replace(/[^a-z0-9-]/gi, "")}`;
}

/** Public replies go to the channel; private ones into the timeline of the person who asked. */
async function deliver(
  parts: PlaygroundRoutes,
  context: Context,
  asked: Asked,
  reply: Reply,
  place: ReplyPlace,
) {
  const { channel, timeline } = parts;
  const person = findPerson(asked.as);
  const isPublic = reply.delivery === "public";
  if (isPublic) await parts.platform.post({ team: "playground", channel }, reply.blocks, parts.newId());
  const replaced = reply.delivery === "replace" ? asked.entry : undefined;
  const earlier = timeline.of(person.externalId).find(({ id }) => id === replaced);
  const entry = {
    typed: place.typed,
    ...earlier,
    id: replaced ?? place.id,
    under: earlier?.under ?? asked.under ?? (await lastMoment(parts, person, asked.pane)),
    blocks: isPublic ? [{ type: "text", markdown: "Shared with the channel." } as const] : reply.blocks,
    form: reply.form,
    at: parts.clock(),
  };
  timeline.put(person.externalId, entry);
  const reader = await readerOf(parts, asked);
  // A new page in place of the form's, so that going back or reloading doesn't send it again.
  if (!wantsFragment(context)) return context.redirect(`${addressOf(reader)}#${entry.id}`, 303);
  return context.json({
    under: entry.under,
    html: String(await renderEntry(entry, person, reader)),
    refused: reply.refused && (reply.refused.option ?? ""),
  });
}

async function readerOf({ zone, loadSkin }: PlaygroundRoutes, { as, pane, skin }: Asked): Promise<Reader> {
  return { as: findPerson(as).externalId, zone, pane, skin, draw: await loadSkin(skin) };
}

/** The page's script asks for the reply alone; a browser without script gets a page. */
function wantsFragment(context: Context): boolean {
  return context.req.header("Accept") === "application/json";
}
