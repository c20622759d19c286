// App Home and modals through the real Bolt.
import type { App } from "@slack/bolt";
import { afterEach, describe, expect, it } from "vitest";
import { visibleText } from "../blocks/visible-text.ts";
import { type BoltOnSlack, modes, startBolt } from "../bolt-app.ts";

let bolt: BoltOnSlack | undefined;
afterEach(async () => {
  await bolt?.stop();
  bolt = undefined;
});

const plain = (text: string) => ({ type: "plain_text" as const, text });
const section = (text: string) => ({ type: "section" as const, text: { type: "mrkdwn" as const, text } });
const nameForm = {
  type: "modal" as const,
  callback_id: "squad",
  title: plain("New squad"),
  submit: plain("Create"),
  blocks: [
    {
      type: "input" as const,
      block_id: "name",
      label: plain("Name"),
      element: { type: "plain_text_input" as const, action_id: "text", max_length: 20 },
    },
  ],
};

async function start(mode: "socket" | "http", listen: (app: App) => void, settings = {}) {
  bolt = await startBolt(mode, listen, settings);
  return { ...bolt, ada: bolt.team.addMember("ada"), ben: bolt.team.addMember("ben") };
}

function askName(app: App): void {
  app.command("/squad", async ({ ack, client, command }) => {
    await ack();
    await client.views.open({ trigger_id: command.trigger_id, view: nameForm });
  });
}

describe.each(modes)("views over %s", (mode) => {
  it("publish a home for each person, with buttons that work", async () => {
    const { slack, ada, ben } = await start(mode, (app) => {
      app.event("app_home_opened", async ({ event, client }) => {
        const button = { type: "button" as const, text: plain("Start review"), action_id: "review" };
        const blocks = [section(`Hello <@${event.user}>`), { type: "actions" as const, elements: [button] }];
        await client.views.publish({ user_id: event.user, view: { type: "home", blocks } });
      });
      app.action("review", async ({ ack, body, client }) => {
        await ack();
        await client.chat.postMessage({ channel: body.user.id, text: "Let us begin" });
      });
    });

    const home = await (await ada.openHome()).view();
    expect(visibleText(home.blocks)).toBe(`Hello <@${ada.id}>\nStart review`);
    expect(slack.home(ben)).toBeUndefined();
    expect((await (await ada.click(home, "Start review")).reply()).text).toBe("Let us begin");
  });

  it("ask in a modal, and say what is wrong with the answer", async () => {
    const { slack, ada } = await start(mode, (app) => {
      askName(app);
      app.view("squad", async ({ ack, view, body, client }) => {
        const name = view.state.values.name?.text?.value ?? "";
        if (name === "Root") return ack({ response_action: "errors", errors: { name: "Root is taken." } });
        await ack();
        await client.chat.postMessage({ channel: body.user.id, text: `Squad ${name} is yours` });
      });
    });
    await (await ada.command("/squad")).view();

    expect(() => ada.submit()).toThrow('"Name" is empty');
    expect((await ada.submit({ Name: "Root" })).errors).toEqual({ name: "Root is taken." });
    expect(slack.modal(ada)?.body.callback_id).toBe("squad");
    const accepted = await ada.submit({ Name: "Router" });

    expect((await accepted.reply()).text).toBe("Squad Router is yours");
    expect(slack.modal(ada)).toBeUndefined();
  });
});

describe("a modal", () => {
  it("is updated in place, by its answer or by its id", async () => {
    const { slack, ada } = await start("http", (app) => {
      askName(app);
      app.view("squad", async ({ ack, view, client }) => {
        await ack({ response_action: "update", view: { ...nameForm, title: plain("Wait") } });
        await client.views.update({ view_id: view.id, view: { ...nameForm, title: plain("Done") } });
      });
    });
    await (await ada.command("/squad")).view();

    await ada.submit({ name: "Router" });

    await slack.until("the update", () => Object(slack.modal(ada)?.body.title).text === "Done");
  });

  it("fails with the app", async () => {
    const { slack, ada } = await start("http", (app) => {
      askName(app);
      app.view("squad", ({ ack }) => ack({ response_action: "errors", errors: { nowhere: "?" } }));
    });
    await (await ada.command("/squad")).view();

    expect((await ada.submit({ Name: "x" })).failure).toBe("We had some trouble connecting. Try again?");
    expect(slack.modal(ada)).toBeDefined();
    await ada.close();
    expect(slack.modal(ada)).toBeUndefined();
  });

  it("opens once per trigger, and in time", async () => {
    const { slack, app, ada } = await start("http", (app) => app.command("/squad", ({ ack }) => ack()));
    const open = (trigger_id: unknown) =>
      app.client.views.open({ trigger_id: String(trigger_id), view: nameForm });

    const { delivery } = await ada.command("/squad");
    await open(delivery.payload.trigger_id);
    await expect(open(delivery.payload.trigger_id)).rejects.toThrow("exchanged_trigger_id");
    const late = await ada.command("/squad");
    slack.expireTriggers();
    await expect(open(late.delivery.payload.trigger_id)).rejects.toThrow("expired_trigger_id");
    await expect(open("1.2.3")).rejects.toThrow("invalid_trigger_id");
  });

  it("is refused beyond its limits", async () => {
    const { app, ada } = await start("http", () => {});
    const view = { ...nameForm, title: plain("x".repeat(25)) };

    await expect(app.client.views.open({ trigger_id: "1.2.3", view })).rejects.toMatchObject({
      data: {
        error: "invalid_arguments",
        response_metadata: {
          messages: ["[ERROR] must be less than 25 characters [json-pointer:/view/title/text]"],
        },
      },
    });
    const blocks = Array.from({ length: 101 }, () => ({ type: "divider" as const }));
    await expect(
      app.client.views.publish({ user_id: ada.id, view: { type: "home", blocks } }),
    ).rejects.toThrow("invalid_arguments");
  });
});
