// Live updates of an open page, as server-sent events.
import type { Context } from "hono";
import { streamSSE } from "hono/streaming";
import type { MessageLog } from "../../ports/message-log.ts";
import type { Person } from "../../ports/person.ts";
import type { Live, LiveEvent } from "./live.ts";
import { renderMoment, today } from "./page.ts";
import { directChannel } from "./people.ts";
import type { Reader } from "./reader.ts";
import { MOST_MESSAGES } from "./sections.ts";

interface StreamParts {
  readonly messages: Pick<MessageLog, "latest">;
  readonly live: Live;
  readonly channel: string;
  readonly clock: () => number;
  readonly today: () => string;
}

/** Sends what the pane's channel holds, then every change, until the tab or the process goes. */
export function streamEvents(parts: StreamParts, context: Context, person: Person, reader: Reader) {
  const channel = liveChannel(parts, reader);
  return streamSSE(context, async (stream) => {
    const ended = Promise.withResolvers<void>();
    async function write(event: LiveEvent): Promise<void> {
      if (event.type === "end") return ended.resolve();
      if (event.type === "clock") {
        const data = JSON.stringify({ day: parts.today(), text: today(parts.clock(), reader.zone) });
        return stream.writeSSE({ event: "clock", data });
      }
      const { message } = event;
      if (message.channel !== channel) return;
      const moment = { id: `m-${message.id}`, message, entries: [] };
      return stream.writeSSE({ event: "message", data: String(await renderMoment(moment, person, reader)) });
    }
    // One after the other: an edit must not overtake the message it changes.
    let last: Promise<void> = Promise.resolve();
    const queue = (event: LiveEvent) => {
      last = last.then(() => write(event)).catch(() => ended.resolve());
    };
    const deaf = parts.live.listen(queue);
    stream.onAbort(() => ended.resolve());
    try {
      if (channel !== undefined)
        for (const message of await parts.messages.latest([channel], MOST_MESSAGES))
          queue({ type: "message", message });
      queue({ type: "clock" });
      await ended.promise;
    } finally {
      deaf();
    }
  });
}

/** The channel whose messages come live into a pane; threads and the home page are read again. */
function liveChannel({ channel }: StreamParts, { as, pane }: Reader): string | undefined {
  if (pane === "channel") return channel;
  return pane === "direct" ? directChannel(as) : undefined;
}
