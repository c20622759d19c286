// Asks the real Slack whether it would take our messages: https://docs.slack.dev/reference/methods/blocks.validate
import { webApi } from "@slack/bolt";
import { z } from "zod";
import { capWait } from "../../core/retry-after.ts";
import type { Block } from "../../ports/reply.ts";
import type { Timers } from "../../ports/timers.ts";
import type { Finding } from "./examine.ts";
import { type Log, sayError } from "./log.ts";
import { renderHome, renderMessage } from "./render/render.ts";
import { createWebClient } from "./web-client.ts";

interface Example {
  readonly name: string;
  readonly blocks: readonly Block[];
}

interface Asking {
  readonly apiUrl: string | undefined;
  /** A bot's token; the method needs no scope. */
  readonly token: string;
  readonly log: Log;
  readonly timers: Timers;
}

const refusal = z.object({
  error: z.string(),
  errors: z.array(z.object({ pointer: z.string().catch(""), message: z.string().catch("") })).catch([]),
});

/** Has Slack check each message, and the same as an App Home. Yields what it rejects, then a summary. */
export async function* examineBlocks(
  { apiUrl, token, log, timers }: Asking,
  examples: readonly Example[],
): AsyncGenerator<Finding> {
  const client = createWebClient(apiUrl, log);
  let rejected = 0;
  for (const { name, blocks } of examples) {
    const payloads = { message: { blocks: renderMessage(blocks).blocks }, view: renderHome(blocks) };
    for (const [kind, payload] of Object.entries(payloads)) {
      const problem = await validate(client, { token, [kind]: payload }, timers);
      if (problem === undefined) continue;
      rejected++;
      yield { ok: false, text: `Slack rejects “${name}” as a ${kind}: ${problem}` };
    }
  }
  if (rejected === 0) yield { ok: true, text: `Slack takes all ${examples.length} messages.` };
}

/** What Slack finds wrong; undefined if nothing. Waits as long as Slack asks. */
async function validate(
  client: webApi.WebClient,
  args: Record<string, unknown>,
  timers: Timers,
): Promise<string | undefined> {
  try {
    await client.apiCall("blocks.validate", args);
    return undefined;
  } catch (error) {
    if (error instanceof webApi.WebAPIRateLimitedError) {
      await timers.wait(capWait(error.retryAfter * 1_000));
      return validate(client, args, timers);
    }
    if (!(error instanceof webApi.WebAPIPlatformError)) return sayError(error);
    const { error: word, errors } = refusal.parse(error.data);
    return [word, ...errors.map(({ pointer, message }) => `${pointer} ${message}`)].join("; ");
  }
}
