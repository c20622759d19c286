// The playground's addresses: the page, what people do on it, and live updates.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { html } from "hono/html";
import { streamSSE } from "hono/streaming";
import type { Bot } from "../../ports/bot.ts";
import type { MessageLog } from "../../ports/message-log.ts";
import type { Person } from "../../ports/person.ts";
import type { Platform } from "../../ports/platform.ts";
import type { Reply } from "../../ports/reply.ts";
import { complete } from "./complete.ts";
import { guard } from "./guard.ts";
import type { Live, LiveEvent } from "./live.ts";
import { page, shown, today } from "./page.ts";
import { filled, pressed, readForm, said, typing, visit } from "./payloads.ts";
import { channel, findPerson } from "./people.ts";
import type { Reader } from "./reader.ts";
import { privateMessage } from "./render.ts";

/** What the page works with. */
export interface PlaygroundRoutes {
  readonly bot: Bot;
  readonly platform: Platform;
  readonly messages: MessageLog;
  readonly live: Live;
  readonly clock: () => number;
  readonly newId: () => string;
  /** Moves the clock to the next question and posts it. */
  readonly nextDay: () => Promise<void>;
  /** The zone in which the page shows times. */
  readonly zone: string;
  /** Whether a Host header names this server. */
  readonly isOurs: (host: string) => boolean;
}

type Html = ReturnType<typeof html>;

const MOST_MESSAGES = 60;
const MOST_BODY = 16 * 1024;

const files = [
  ["/style.css", "style.css", "text/css; charset=utf-8"],
  ["/script.js", "script.js", "text/javascript; charset=utf-8"],
  ["/icon.svg", "icon.svg", "image/svg+xml"],
] as const;

export function createPlaygroundRoutes(parts: PlaygroundRoutes): Hono {
  const { bot, live, clock } = parts;
  const routes = new Hono();
  routes.use(guard(parts.isOurs));
  routes.use(bodyLimit({ maxSize: MOST_BODY, onError: (context) => context.text("That is too long.", 413) }));
  for (const [path, file, type] of files) {
    const text = readFileSync(join(import.meta.dirname, "client", file), "utf8");
    routes.get(path, (context) => context.body(text, 200, { "Content-Type": type }));
  }

  routes.get("/", (context) => showPage(parts, context, findPerson(visit.parse(context.req.query()).as), []));
  routes.post("/say", async (context) => {
    const { as, text } = await readForm(context.req, said);
    const person = findPerson(as);
    const reply = await bot.handle({ type: "text", text, person, channel, now: clock() });
    return deliver(parts, context, person, reply, parts.newId());
  });
  routes.post("/act", async (context) => {
    const { as, action, private: where } = await readForm(context.req, pressed);
    const person = findPerson(as);
    const isPrivate = where === "yes";
    const reply = await bot.handle({ type: "button", action, isPrivate, person, channel, now: clock() });
    return deliver(parts, context, person, reply, replyId(action));
  });
  routes.post("/fill", async (context) => {
    const { as, command: name, options } = await readForm(context.req, filled);
    const person = findPerson(as);
    const reply = await bot.handle({
      type: "command",
      name,
      options,
      person,
      channel,
      now: clock(),
    });
    // A form that did its work is gone; one that was refused can be set right.
    const done = reply.refused === undefined && reply.delivery === "private";
    return deliver(parts, context, person, done ? { ...reply, delivery: "replace" } : reply, parts.newId());
  });
  routes.post("/next-day", async (context) => {
    const { as } = await readForm(context.req, visit);
    await parts.nextDay();
    live.tell({ type: "clock" });
    return wantsFragment(context)
      ? context.json({})
      : context.redirect(`/?as=${findPerson(as).externalId}`, 303);
  });
  routes.get("/complete", async (context) =>
    context.json(await complete(typing.parse(context.req.query()).text, bot)),
  );
  routes.get("/events", (context) =>
    streamEvents(parts, context, readerOf(parts, findPerson(visit.parse(context.req.query()).as))),
  );
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

/** Public replies go to the channel; private ones to the person who asked, as a fragment or a whole page. */
async function deliver(parts: PlaygroundRoutes, context: Context, person: Person, reply: Reply, id: string) {
  const isPublic = reply.delivery === "public";
  if (isPublic) await parts.platform.post({ team: "playground", channel }, reply.blocks, parts.newId());
  const blocks = isPublic ? [{ type: "text", markdown: "Shared with the channel." } as const] : reply.blocks;
  const shownReply = privateMessage(
    { id, blocks, form: reply.form, at: parts.clock() },
    readerOf(parts, person),
  );
  if (!wantsFragment(context)) return showPage(parts, context, person, [shownReply]);
  return context.json({
    replaces: reply.delivery === "replace",
    html: String(await shownReply),
    refused: reply.refused && (reply.refused.option ?? ""),
  });
}

async function showPage(parts: PlaygroundRoutes, context: Context, person: Person, replies: readonly Html[]) {
  const messages = await parts.messages.latest(channel, MOST_MESSAGES);
  const reader = readerOf(parts, person);
  return context.html(page({ person, reader, messages, now: parts.clock(), replies }));
}

/** Sends what the channel holds, then every change, until the tab or the process goes. */
function streamEvents(parts: PlaygroundRoutes, context: Context, reader: Reader) {
  return streamSSE(context, async (stream) => {
    const ended = Promise.withResolvers<void>();
    const write = async (event: LiveEvent) => {
      if (event.type === "end") return ended.resolve();
      const data =
        event.type === "clock"
          ? today(parts.clock(), reader.zone)
          : String(await shown(event.message, reader));
      await stream.writeSSE({ event: event.type, data });
    };
    // One after the other: an edit must not overtake the message it changes.
    let last: Promise<void> = Promise.resolve();
    const queue = (event: LiveEvent) => {
      last = last.then(() => write(event)).catch(() => ended.resolve());
    };
    const deaf = parts.live.listen(queue);
    stream.onAbort(() => ended.resolve());
    try {
      for (const message of await parts.messages.latest(channel, MOST_MESSAGES))
        queue({ type: "message", message });
      queue({ type: "clock" });
      await ended.promise;
    } finally {
      deaf();
    }
  });
}

function readerOf({ zone }: PlaygroundRoutes, person: Person): Reader {
  return { as: person.externalId, zone };
}

/** The page's script asks for the reply alone; a browser without script gets a page. */
function wantsFragment(context: Context): boolean {
  return context.req.header("Accept") === "application/json";
}
