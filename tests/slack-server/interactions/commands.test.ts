// Commands and private answers through the real Bolt, in both modes.
import { afterEach, describe, expect, it } from "vitest";
import { type BoltOnSlack, type Mode, modes, startBolt } from "../bolt-app.ts";

let bolt: BoltOnSlack | undefined;
afterEach(async () => {
  await bolt?.stop();
  bolt = undefined;
});

async function start(...parts: Parameters<typeof startBolt>) {
  bolt = await startBolt(...parts);
  const ada = bolt.team.addMember("ada", { tz: "Asia/Tokyo", locale: "ja-JP", admin: true });
  const ben = bolt.team.addMember("ben");
  return { ...bolt, ada, ben, general: bolt.team.addChannel("general") };
}

describe.each(modes)("a command over %s", (mode: Mode) => {
  it("shows its ack to its person only", async () => {
    const { slack, ada, ben, general } = await start(mode, (app) => {
      app.command("/kubedrill", ({ ack, command }) => ack(`${command.user_name} wants ${command.text}`));
    });

    const outcome = await ada.command("/kubedrill", "daily", general);

    expect(outcome.failure).toBeUndefined();
    expect((await outcome.reply()).text).toBe("ada wants daily");
    expect(slack.shownTo(ada, general).map(({ text }) => text)).toEqual(["ada wants daily"]);
    expect(slack.shownTo(ben, general)).toEqual([]);
    expect(slack.messages(general)).toEqual([]);
  });

  it("shows its ack to everyone, and accepts later answers at its response_url", async () => {
    const { slack, ada, ben, general } = await start(mode, (app) => {
      app.command("/kubedrill", async ({ ack, respond }) => {
        await ack({ response_type: "in_channel", text: "for all" });
        await respond("for you");
      });
    });

    const outcome = await ada.command("/kubedrill", "", general);
    await slack.until("the second message", () => slack.shownTo(ada, general).length === 2);

    expect((await outcome.reply()).text).toBe("for all");
    expect(slack.shownTo(ada, general).map(({ text }) => text)).toEqual(["for all", "for you"]);
    expect(slack.shownTo(ben, general).map(({ text }) => text)).toEqual(["for all"]);
  });

  it("shows the person that the app did not respond in time", async () => {
    const { slack, ada, general } = await start(mode, (app) => app.command("/kubedrill", async () => {}), {
      ackMs: 50,
    });

    const outcome = await ada.command("/kubedrill", "daily", general);

    expect(outcome.ack).toMatchObject({ acked: false, why: "timeout" });
    expect(outcome.failure).toContain("/kubedrill failed because the app did not respond");
    expect(slack.shownTo(ada, general)).toEqual([]);
  });

  it("fails where the ack breaks Block Kit's limits", async () => {
    const { ada, general } = await start(mode, (app) => {
      app.command("/kubedrill", ({ ack }) =>
        ack({ blocks: [{ type: "header", text: { type: "plain_text", text: "x".repeat(151) } }] }),
      );
    });

    const { failure } = await ada.command("/kubedrill", "", general);

    expect(failure).toBe('/kubedrill failed with the error "invalid_command_response"');
  });

  it("lets the app ask who its person is", async () => {
    const { ada } = await start(mode, (app) => {
      app.command("/kubedrill", async ({ ack, client, command }) => {
        const { user } = await client.users.info({ user: command.user_id, include_locale: true });
        await ack(`${user?.tz} ${user?.tz_offset} ${user?.locale} ${user?.is_admin} ${user?.is_owner}`);
      });
    });

    expect((await (await ada.command("/kubedrill")).reply()).text).toBe("Asia/Tokyo 32400 ja-JP true false");
  });
});

it("shows an ephemeral only where app and person are in the channel", async () => {
  const { app, team, slack, ada, ben, general } = await start("http", () => {});
  const post = (user: string, channel = general.id) =>
    app.client.chat.postEphemeral({ channel, user, text: "psst" });

  await expect(post(ada.id)).rejects.toThrow("not_in_channel");
  team.invite(general);
  await post(ada.id);
  const side = team.addChannel("side", { members: [ben] });
  team.invite(side);
  await expect(post(ada.id, side.id)).rejects.toThrow("user_not_in_channel");

  expect(slack.shownTo(ada, general).map(({ text }) => text)).toEqual(["psst"]);
  expect(slack.shownTo(ben, general)).toEqual([]);
});
