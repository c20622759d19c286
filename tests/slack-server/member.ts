// A person at their Slack: types commands, clicks, fills in forms, opens the App Home.
import { findElement } from "./blocks/find-element.ts";
import { type Ack, createDelivery, type DeliveryKind } from "./delivery/delivery.ts";
import { createEvent } from "./delivery/events.ts";
import { type Filled, fillForm, findOption } from "./interactions/form-values.ts";
import { type Effect, interact, type Outcome } from "./interactions/outcome.ts";
import {
  actionPayload,
  closingPayload,
  commandPayload,
  type Occasion,
  submissionPayload,
} from "./interactions/payloads.ts";
import { settleAction, settleCommand, settleSubmission } from "./interactions/settle.ts";
import { viewJson } from "./interactions/views.ts";
import type { Channel, Installation, Message, Person, View, Workspace } from "./model.ts";
import type { Slack } from "./slack.ts";
import type { JsonObject } from "./web-api/json.ts";
import { canRead } from "./world.ts";

export interface Member {
  readonly id: string;
  readonly name: string;
  readonly person: Person;
  /** Where they are; on Enterprise Grid a person can be in several workspaces, and is a member of each. */
  readonly workspace: Workspace;
  /** The app's installation that serves them here. @throws Error without one */
  serving(): Installation;
  /** Their direct messages with the app. */
  direct(): Channel;
  /** @param channel where it is typed; the app's direct messages where absent */
  command(command: string, text?: string, channel?: Channel): Promise<Outcome>;
  /** @param button its words, or its action_id */
  click(where: Message | View, button: string): Promise<Outcome>;
  /** Chooses an option, by its words or value, of a select or menu in a message or view. */
  choose(where: Message | View, select: string, option: string): Promise<Outcome>;
  openHome(): Promise<Outcome>;
  /** Submits the topmost modal. */
  submit(filled?: Filled): Promise<Outcome>;
  /** Closes the topmost modal; the app hears of it only where it asked to. */
  close(): Promise<Outcome | undefined>;
  /** Leaves the workspace: user_disabled from now on. */
  deactivate(): void;
}

/** @param workspace where the person is: their home, or another one of their organization */
export function createMember(slack: Slack, person: Person, workspace: Workspace = person.workspace): Member {
  const occasion = (installation: Installation): Occasion => ({
    slack,
    person,
    installation,
    workspace,
    interaction: slack.ids.next("I"),
  });
  const serving = () => {
    const installation = slack.installations.serving(workspace);
    if (installation === undefined) throw new Error(`The app is not installed in ${workspace.name}.`);
    return installation;
  };
  /** An organization's app has one conversation with a person for all its workspaces. */
  const direct = () => {
    const whole = slack.installations.serving(workspace)?.enterprise !== undefined;
    return slack.world.directChannel(person, whole ? person.workspace : workspace);
  };
  const act = (where: Message | View, action: JsonObject) => {
    if (where.is === "message") requireSight(person, where);
    const now = occasion(where.is === "message" ? where.author : where.installation);
    return begin(now, "interactive", actionPayload(now, where, action), settleAction);
  };
  const topmost = () => {
    const view = person.modals.at(-1);
    if (view === undefined) throw new Error(`${person.name} has no modal open.`);
    return view;
  };

  return {
    id: person.id,
    name: person.name,
    person,
    workspace,
    serving,
    direct,
    command(command, text = "", channel = direct()) {
      const now = occasion(serving());
      const { installation, interaction } = now;
      const payload = commandPayload(now, channel, command, text);
      const door = { interaction, person, channel, installation, original: undefined };
      return begin(now, "slash_commands", payload, (ack) => settleCommand(slack, door, command, ack));
    },
    click(where, button) {
      const { block, element } = findElement(where.blocks, button);
      return act(where, { ...element, block_id: block.block_id });
    },
    choose(where, select, option) {
      const { block, element } = findElement(where.blocks, select);
      const { type, action_id } = element;
      return act(where, {
        type,
        action_id,
        block_id: block.block_id,
        selected_option: findOption(element, option),
      });
    },
    openHome() {
      const now = occasion(serving());
      const { installation, interaction } = now;
      const delivery = createEvent(
        slack,
        { installation, workspace },
        homeOpened(slack, person, direct(), person.homes.get(installation)),
      );
      return interact({ slack, person, interaction, delivery, settle: () => ({}) });
    },
    submit(filled = {}) {
      const view = topmost();
      const now = occasion(view.installation);
      const payload = submissionPayload(now, view, fillForm(view, filled));
      return begin(now, "interactive", payload, (ack) => settleSubmission(slack, view, ack));
    },
    async close() {
      const view = topmost();
      person.modals.pop();
      if (view.body.notify_on_close !== true) return undefined;
      const now = occasion(view.installation);
      return begin(now, "interactive", closingPayload(now, view), () => ({}));
    },
    deactivate() {
      person.active = false;
    },
  };
}

function begin(
  { slack, person, interaction }: Occasion,
  kind: DeliveryKind,
  payload: JsonObject,
  settle: (ack: Ack) => Effect,
): Promise<Outcome> {
  return interact({ slack, person, interaction, delivery: createDelivery(kind, payload), settle });
}

/** People click only what they can see. */
function requireSight(person: Person, { channel, onlyFor, deleted, text }: Message): void {
  const sees = onlyFor === undefined ? canRead(channel, person) : onlyFor === person;
  if (!sees || deleted) throw new Error(`${person.name} does not see the message "${text}".`);
}

function homeOpened(slack: Slack, person: Person, direct: Channel, view: View | undefined): JsonObject {
  return {
    type: "app_home_opened",
    user: person.id,
    channel: direct.id,
    tab: "home",
    ...(view !== undefined && { view: viewJson(slack, view) }),
  };
}
