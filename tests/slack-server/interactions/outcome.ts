// What became of an interaction, as its person saw it.
import { deliver } from "../delivery/deliver.ts";
import type { Ack, Delivery } from "../delivery/delivery.ts";
import { sendEvent } from "../delivery/events.ts";
import type { Arrival, Message, Person, View } from "../model.ts";
import type { Slack } from "../slack.ts";
import type { JsonObject } from "../web-api/json.ts";

export interface Outcome {
  readonly delivery: Delivery;
  readonly ack: Ack;
  /** What the ack carried. */
  readonly body: JsonObject | undefined;
  /** What Slack itself shows the person when the app doesn't answer correctly. */
  readonly failure: string | undefined;
  /** By block_id: what the app found wrong with a form. */
  readonly errors: JsonObject | undefined;
  /**
   * The first message shown to this person alone because of this: an ack, a response_url's, an
   * ephemeral or a direct message. Rejects after `waitMs` without one.
   */
  reply(): Promise<Message>;
  /** The first view opened, updated or published for this person because of this. */
  view(): Promise<View>;
  /** The very same bytes once more, as a replay. */
  again(): Promise<Outcome>;
}

/** What an ack leads to: a failure to show, or errors of a form. */
export interface Effect {
  readonly failure?: string | undefined;
  readonly errors?: JsonObject | undefined;
}

interface Interaction {
  readonly slack: Slack;
  readonly person: Person;
  readonly interaction: string;
  readonly delivery: Delivery;
  /** Acts on the app's answer. */
  readonly settle: (ack: Ack) => Effect;
}

/** Brings an interaction to the app and acts on its answer. */
export async function interact(parts: Interaction): Promise<Outcome> {
  const { slack, person, interaction, delivery, settle } = parts;
  const start = slack.ids.lastOrder();
  const isEvent = delivery.kind === "events_api";
  const ack = isEvent ? (await sendEvent(slack, delivery)).first : await deliver(slack, delivery);
  const { failure, errors } = settle(ack);
  slack.changes.announce();
  const awaitThing = <T extends Message | View>(what: string, is: (thing: Message | View) => thing is T) =>
    slack.changes.until(`${what} for ${person.name}${failure === undefined ? "" : ` (${failure})`}`, () =>
      firstSince(person.arrivals, start, interaction, is),
    );
  return {
    delivery,
    ack,
    body: ack.acked ? ack.body : undefined,
    failure,
    errors,
    reply: () => awaitThing("a message", isMessage),
    view: () => awaitThing("a view", isView),
    again: () => interact(parts),
  };
}

function isMessage(thing: Message | View): thing is Message {
  return thing.is === "message";
}

function isView(thing: Message | View): thing is View {
  return thing.is === "view";
}

function firstSince<T extends Message | View>(
  arrivals: readonly Arrival[],
  start: number,
  interaction: string,
  is: (thing: Message | View) => thing is T,
): T | undefined {
  let first: T | undefined;
  for (let index = arrivals.length - 1; index >= 0; index -= 1) {
    const arrival = arrivals[index];
    if (arrival === undefined || arrival.order <= start) break;
    const mine = arrival.because === undefined || arrival.because === interaction;
    if (mine && is(arrival.thing)) first = arrival.thing;
  }
  return first;
}
