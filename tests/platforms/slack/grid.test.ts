// Enterprise Grid: people act in one workspace of their organization while Slack names another one as their home. The
// place decides, in every handler; the home never comes up.
import { describe, expect, it } from "vitest";
import { placesOf } from "../../../src/platforms/slack/listen/places.ts";
import type { Payload } from "../../../src/platforms/slack/payloads/read-payload.ts";
import type { Incoming } from "../../../src/ports/bot.ts";
import { type Reply, say } from "../../../src/ports/reply.ts";
import { installByBrowser } from "../../slack-server/installs/install-by-browser.ts";
import { nameForm } from "../../support/platforms/example-form.ts";
import { openSlackBot } from "../../support/platforms/slack-bot.ts";

const button = (label: string, name: string): Reply => ({
  delivery: "private",
  blocks: [{ type: "buttons", buttons: [{ label, action: { name, args: [] } }] }],
});

describe.each([
  ["one workspace's installation", false, "workspace"],
  ["one workspace's installation, with the organization as everyone's home", false, "organization"],
  ["an organization's installation", true, "workspace"],
  ["an organization's installation, with the organization as everyone's home", true, "organization"],
] as const)("on Enterprise Grid, with %s", (_, wholeOrg, homeIs) => {
  /** cora's home is workspace C; she acts in workspace A, where Kubedrill is. */
  async function open(answer: (incoming: Incoming) => Reply = () => say("Done.")) {
    const heard: Incoming[] = [];
    const app = await openSlackBot(
      "http",
      {
        async handle(incoming) {
          heard.push(incoming);
          return answer(incoming);
        },
      },
      { homeIs },
    );
    const organization = app.slack.addOrganization("Fleet");
    const [a, c] = [organization.addWorkspace("A"), organization.addWorkspace("C")];
    const olga = a.addMember("olga", { owner: true });
    const page = await installByBrowser(olga, { installUrl: `${app.publicUrl}/slack/install`, wholeOrg });
    expect(page.status).toBe(200);
    if (wholeOrg) await a.sendEvent({ type: "team_access_granted", team_ids: [a.id] });
    const cora = a.admit(c.addMember("cora"));
    const general = a.addChannel("general");
    /** Everything heard and stored is of workspace A. */
    const check = () => {
      expect(heard.length).toBeGreaterThan(0);
      for (const { person } of heard) {
        expect(person).toMatchObject({ externalId: cora.id, team: { externalId: a.id } });
      }
      expect([...app.installations.kept.keys()]).not.toContain(c.id);
    };
    return { ...app, heard, a, c, olga, cora, general, check };
  }

  it("commands count where they are typed", async () => {
    const { cora, general, check } = await open();
    await (await cora.command("/kubedrill", "daily", general)).reply();
    await (await cora.command("/kubedrill", "daily")).reply();
    check();
  });

  it("an answer counts where the question is", async () => {
    const { slack, kubedrill, a, cora, general, check } = await open();
    const question = button("A", "answer").blocks;
    await kubedrill.platform.post({ team: a.id, channel: general.id }, question, "key");
    const [message] = slack.messages(general);
    if (message === undefined) throw new Error("Nothing was posted.");
    expect((await (await cora.click(message, "A")).reply()).text).toBe("Done.");
    check();
  });

  it("buttons under private and direct messages count where they were shown", async () => {
    const { kubedrill, slack, a, cora, general, check } = await open(({ type }) =>
      type === "text" ? button("Next", "next") : say("Done."),
    );
    const shown = await (await cora.command("/kubedrill", "quiz", general)).reply();
    await (await cora.click(shown, "Next")).reply();
    await kubedrill.platform.direct({ team: a.id, member: cora.id }, button("Later", "later").blocks);
    const direct = slack.directMessages(cora).at(-1);
    if (direct === undefined) throw new Error("There is no direct message.");
    await (await cora.click(direct, "Later")).reply();
    check();
  });

  it("the App Home, its buttons, and those of their modals show and change this workspace", async () => {
    const { cora, heard, check } = await open(({ type }) =>
      type === "command" ? button("More", "more") : button("Again", "again"),
    );
    const home = await (await cora.openHome()).view();
    const modal = await (await cora.click(home, "More")).view();
    await (await cora.click(modal, "Again")).view();
    expect(heard.map(({ type }) => type)).toEqual(["command", "button", "button"]);
    check();
  });

  it("a form runs its command in the workspace where it was opened", async () => {
    const { slack, cora, general, heard, check } = await open(({ type }) =>
      type === "text" ? nameForm : say("Saved."),
    );
    await (await cora.command("/kubedrill", "squad create", general)).view();
    await cora.submit({ name: "Router" });
    await slack.until("the answer", () => heard.length === 2);
    expect(heard[1]).toMatchObject({ type: "command", channel: general.id });
    check();
  });

  it("a form behind the App Home's button does so, too", async () => {
    const { slack, cora, heard, check } = await open(({ type }) =>
      type === "button" ? nameForm : button("Name a squad", "squad-form"),
    );
    const home = await (await cora.openHome()).view();
    await (await cora.click(home, "Name a squad")).view();
    await cora.submit({ name: "Router" });
    await slack.until("the answer", () => heard.some((one) => "name" in one && one.name === "squad create"));
    check();
  });
});

describe("an organization's App Home", () => {
  it("counts for the workspace that it shows, wherever it is looked at", async () => {
    const people: string[] = [];
    const app = await openSlackBot("http", {
      async handle({ person }) {
        people.push(person.team.externalId);
        return button("More", "more");
      },
    });
    const organization = app.slack.addOrganization("Fleet");
    const [a, b] = [organization.addWorkspace("A"), organization.addWorkspace("B")];
    const olga = a.addMember("olga", { owner: true });
    await installByBrowser(olga, { installUrl: `${app.publicUrl}/slack/install`, wholeOrg: true });
    const elsewhere = b.admit(olga);
    const home = await (await olga.openHome()).view();
    await (await elsewhere.click(home, "More")).view();
    expect(people).toEqual([a.id, a.id]);
    const there = await (await elsewhere.openHome()).view();
    await (await elsewhere.click(there, "More")).view();
    expect(people.slice(2)).toEqual([b.id, b.id]);
  });
});

describe("a payload's place", () => {
  const user = { id: "U1", team_id: "T0HOME" };
  const note = (team: string) => JSON.stringify({ team, command: "daily" });

  it.each([
    ["slash command", { team_id: "T0A", user_id: "U1" }],
    ["block_actions under a message", { team: { id: "T0A" }, message: { team: "T0B" }, user }],
    [
      "block_actions under a message of an organization's app",
      { team: null, message: { team: "T0A" }, user },
    ],
    ["block_actions in a view", { team: null, view: { team_id: "T0A", app_installed_team_id: "E0" }, user }],
    ["view_submission of ours", { team: { id: "T0B" }, view: { private_metadata: note("T0A") }, user }],
    ["view_closed", { team: { id: "T0A" }, view: { app_installed_team_id: "T0B" }, user }],
    ["view_closed by Slack Connect", { team: { id: "E0" }, view: { app_installed_team_id: "T0A" }, user }],
    ["block_suggestion", { type: "block_suggestion", team: { id: "T0A", enterprise_id: "E0" }, user }],
    ["app_home_opened", { team_id: "T0A", authorizations: [{ team_id: null }], event: { user: "U1" } }],
    ["event of a shared channel", { team_id: "T0B", authorizations: [{ team_id: "T0A" }] }],
    ["event with a context", { team_id: "T0B", context_team_id: "T0A" }],
  ])("is found first: %s", (_, body) => {
    const places = placesOf(body as unknown as Payload);
    expect(places[0]).toBe("T0A");
    expect(places).not.toContain("T0HOME");
  });

  it.each([
    ["nothing", {}],
    ["a person's home alone", { team: null, user }],
    ["the organization", { team: { id: "E0" }, view: { app_installed_team_id: "E0" }, user }],
    ["what is no id", { team: 5, team_id: "", view: { private_metadata: "T0A" }, user: null }],
  ])("is none where a payload names %s", (_, body) => {
    expect(placesOf(body as unknown as Payload)).toEqual([]);
  });
});
