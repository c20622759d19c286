// Buttons, response_urls and threads through the real Bolt, in both modes.
import type { App } from "@slack/bolt";
import { afterEach, describe, expect, it } from "vitest";
import { labels } from "../blocks/find-element.ts";
import { type BoltOnSlack, type Mode, modes, startBolt } from "../bolt-app.ts";

let bolt: BoltOnSlack | undefined;
afterEach(async () => {
  await bolt?.stop();
  bolt = undefined;
});

const question = [
  { type: "section", text: { type: "mrkdwn", text: "*What is a ClusterIP?*" } },
  {
    type: "actions",
    block_id: "letters",
    elements: ["A", "B"].map((letter) => ({
      type: "button",
      action_id: `answer-${letter}`,
      value: `posting-1 ${letter}`,
      text: { type: "plain_text", text: letter },
    })),
  },
];

async function start(mode: Mode, listen: (app: App) => void, settings = {}) {
  bolt = await startBolt(mode, listen, settings);
  const { slack, team, app } = bolt;
  const [ada, ben] = [team.addMember("ada"), team.addMember("ben")];
  const general = team.addChannel("general");
  await app.client.chat.postMessage({ channel: general.id, text: "Daily question", blocks: question });
  const [posting] = slack.messages(general);
  if (posting === undefined) throw new Error("nothing posted");
  return { ...bolt, ada, ben, general, posting };
}

describe.each(modes)("a button over %s", (mode) => {
  it("brings its value, and the answer at the response_url stays private", async () => {
    const { slack, ada, ben, general, posting } = await start(mode, (app) => {
      app.action(/^answer-/, async ({ ack, payload, respond }) => {
        await ack();
        const value = "value" in payload ? payload.value : "?";
        await respond({ response_type: "ephemeral", replace_original: false, text: `Locked in: ${value}` });
      });
    });

    expect(labels(posting.blocks)).toEqual(["A", "B"]);
    const outcome = await ada.click(posting, "B");

    expect((await outcome.reply()).text).toBe("Locked in: posting-1 B");
    expect(slack.shownTo(ben, general)).toEqual([posting]);
  });

  it("replaces and deletes messages, private ones too", async () => {
    const { slack, ada, general, posting } = await start(mode, (app) => {
      app.action("answer-A", async ({ ack, respond }) => {
        await ack();
        await respond({ replace_original: false, text: "private", blocks: question });
      });
      app.action("answer-B", async ({ ack, body, respond }) => {
        await ack();
        const isPrivate = "container" in body && body.container.is_ephemeral === true;
        await respond(isPrivate ? { delete_original: true } : { replace_original: true, text: "closed" });
      });
    });

    const own = await (await ada.click(posting, "A")).reply();
    await ada.click(own, "B");
    await slack.until("the deletion", () => own.deleted);
    expect(slack.shownTo(ada, general)).toEqual([posting]);

    await ada.click(posting, "B");
    await slack.until("the replacement", () => posting.text === "closed");
    expect(posting).toMatchObject({ blocks: [], onlyFor: undefined });
  });

  it("is shown as failed where the app throws or keeps silent", async () => {
    const { ada, posting } = await start(
      mode,
      (app) => {
        app.action("answer-A", async () => {});
        app.action("answer-B", () => Promise.reject(new Error("broken")));
      },
      { ackMs: 50 },
    );

    expect((await ada.click(posting, "A")).failure).toBe("This app did not respond.");
    expect((await ada.click(posting, "B")).failure).toMatch(/^This app (did not respond|responded with)/);
  });

  it("can be replayed bit by bit: Bolt runs it twice", async () => {
    const values: string[] = [];
    const { ada, posting } = await start(mode, (app) => {
      app.action("answer-A", async ({ ack, body }) => {
        values.push("response_url" in body ? String(body.response_url) : "");
        await ack();
      });
    });

    const outcome = await ada.click(posting, "A");
    await outcome.again();

    expect(values).toHaveLength(2);
    expect(values[0]).toBe(values[1]);
  });
});

describe("a response_url", () => {
  const answerOnce = async (app: App) => {
    app.action("answer-A", async ({ ack }) => ack());
  };
  const postTo = (url: unknown, body: object) =>
    fetch(String(url), {
      method: "POST",
      body: JSON.stringify(body),
      headers: { "content-type": "application/json" },
    });

  it("works exactly five times", async () => {
    const { slack, ada, general, posting } = await start("http", answerOnce);
    const { delivery } = await ada.click(posting, "A");

    const statuses: number[] = [];
    for (let use = 1; use <= 6; use += 1) {
      const { status } = await postTo(delivery.payload.response_url, { text: `answer ${use}` });
      statuses.push(status);
    }

    expect(statuses).toEqual([200, 200, 200, 200, 200, 404]);
    expect(slack.shownTo(ada, general)).toHaveLength(6);
    expect(slack.requests.at(-1)).toMatchObject({ method: "response_url", error: "used_url" });
  });

  it("expires", async () => {
    const { slack, ada, posting } = await start("http", answerOnce);
    const { delivery } = await ada.click(posting, "A");
    slack.expireResponseUrls();

    const answer = await postTo(delivery.payload.response_url, { text: "late" });

    expect(await answer.json()).toEqual({ ok: false, error: "expired_url" });
  });
});

describe("threads and updates", () => {
  it("keep replies apart and tell what was edited", async () => {
    const { slack, app, installed, general, posting } = await start("http", () => {});
    const { ts } = posting;

    await app.client.chat.postMessage({ channel: general.id, thread_ts: ts, text: "why" });
    await app.client.chat.update({ channel: general.id, ts, text: "3 answered" });

    expect(slack.messages(general)).toEqual([posting]);
    expect(slack.thread(posting).map(({ text }) => text)).toEqual(["why"]);
    expect(posting).toMatchObject({ text: "3 answered", editedTs: expect.any(String) });
    expect(labels(posting.blocks)).toEqual(["A", "B"]);
    expect(posting.author.botId).toBe(installed.botId);
  });
});
