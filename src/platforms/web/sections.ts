// What each pane shows: messages of the channel, of threads, or to a person, with the replies that only they see.
import type { Bot } from "../../ports/bot.ts";
import type { MessageLog, StoredMessage } from "../../ports/message-log.ts";
import type { Person } from "../../ports/person.ts";
import type { Block } from "../../ports/reply.ts";
import type { Moment, Section } from "./page.ts";
import { directChannel, threadChannel } from "./people.ts";
import type { Pane, Reader } from "./reader.ts";
import type { Entry, Timeline } from "./timeline.ts";

/** The latest ones shown. */
export const MOST_MESSAGES = 60;

interface SectionParts {
  readonly bot: Pick<Bot, "handle">;
  readonly messages: Pick<MessageLog, "latest">;
  readonly timeline: Timeline;
  readonly channel: string;
  readonly clock: () => number;
}

export async function sectionsOf(
  parts: SectionParts,
  person: Person,
  { pane }: Reader,
): Promise<readonly Section[]> {
  const { messages, timeline, channel } = parts;
  const entries = timeline.of(person.externalId);
  const latest = (one: string) => messages.latest([one], MOST_MESSAGES);
  const top = momentOf(topOf(pane), entries);
  switch (pane) {
    case "channel":
      return [{ moments: [top, ...momentsOf(await latest(channel), entries)] }];
    case "direct":
      return [{ moments: [top, ...momentsOf(await latest(directChannel(person.externalId)), entries)] }];
    case "threads":
      return [{ moments: [top] }, ...(await threads(messages, await latest(channel), entries))];
    case "home":
      return [{ moments: [{ ...top, entries: [await homePage(parts, person), ...top.entries] }] }];
    default:
      return pane satisfies never;
  }
}

/** The moment before a pane's first message. */
function topOf(pane: Pane): string {
  return `top-${pane}`;
}

/** The moment to which a command is added that was typed now: the pane's last one. */
export async function lastMoment(
  { messages, channel }: Pick<SectionParts, "messages" | "channel">,
  person: Person,
  pane: Pane,
): Promise<string> {
  if (pane !== "channel" && pane !== "direct") return topOf(pane);
  const [last] = await messages.latest([pane === "channel" ? channel : directChannel(person.externalId)], 1);
  return last === undefined ? topOf(pane) : `m-${last.id}`;
}

/** The newest thread last, each under what its message says. */
async function threads(
  messages: SectionParts["messages"],
  roots: readonly StoredMessage[],
  entries: readonly Entry[],
): Promise<readonly Section[]> {
  const answers = await messages.latest(
    roots.map(({ id }) => threadChannel(id)),
    MOST_MESSAGES,
  );
  return roots.flatMap((root) => {
    const own = answers.filter(({ channel }) => channel === threadChannel(root.id));
    return own.length === 0 ? [] : [{ title: titleOf(root.blocks), moments: momentsOf(own, entries) }];
  });
}

function titleOf(blocks: readonly Block[]): string {
  return blocks.find((block) => block.type === "heading")?.text ?? "A message";
}

/** The page about oneself that Slack shows as App Home. */
async function homePage({ bot, channel, clock }: SectionParts, person: Person): Promise<Entry> {
  const now = clock();
  const { blocks } = await bot.handle({ type: "command", name: "home", options: {}, person, channel, now });
  return { id: "home-page", under: topOf("home"), blocks, at: now };
}

function momentsOf(messages: readonly StoredMessage[], entries: readonly Entry[]): readonly Moment[] {
  return messages.map((message) => ({ ...momentOf(`m-${message.id}`, entries), message }));
}

function momentOf(id: string, entries: readonly Entry[]): Moment {
  return { id, entries: entries.filter(({ under }) => under === id) };
}
