// Events: the App Home is opened, Kubedrill comes and goes.
import type { App } from "@slack/bolt";
import { sayError } from "../log.ts";
import { standingOf } from "./authorize.ts";
import type { Listening } from "./listening.ts";
import { fieldOf, textOf, textsOf } from "./payload.ts";

export function listenToEvents(app: App, listening: Listening): void {
  const { bot, clock, home, workspaces, log, work } = listening;

  app.event("app_home_opened", ({ event, context }) =>
    work(async () => {
      const standing = standingOf(context);
      if (standing.type !== "installed" || event.tab !== "home") return;
      await listening.greet(standing.workspace, event.user);
      await home.opened({ user: event.user, name: undefined, workspace: standing.workspace });
    }),
  );

  const leave = async (id: string) => {
    // First the doors: a visit later than that would bring the team back.
    home.forgetTeam(id);
    await workspaces.forget(id);
    await bot.left({ platform: "slack", externalId: id }, clock());
  };
  /** Slack sends events late, too: whoever installed Kubedrill again meanwhile keeps it. */
  const leaveUnlessBack = async (id: string, body: unknown) => {
    const told = fieldOf(body, "event_time"); // in seconds, cut off
    const since = typeof told === "number" ? (told + 1) * 1_000 - 1 : Number.POSITIVE_INFINITY;
    if (await workspaces.cameAfter(id, since).catch(() => false)) return;
    for (const team of id.startsWith("E") ? await workspaces.servedBy(id) : []) await leave(team);
    await leave(id);
  };
  const trying = (job: () => Promise<unknown>) =>
    work(async () => {
      await job().catch((error: unknown) =>
        log.error({ error: sayError(error) }, "a workspace's coming or going was not recorded"),
      );
    });

  // Either may come first, or alone; both, and a repetition, do the same.
  app.event("app_uninstalled", ({ body }) =>
    trying(async () => {
      for (const id of ownersOf(body)) await leaveUnlessBack(id, body);
    }),
  );
  app.event("tokens_revoked", ({ event, body }) =>
    trying(async () => {
      if (textsOf(event, "tokens", "bot").length === 0) return; // a person's own token: Kubedrill has none
      for (const id of ownersOf(body)) await leaveUnlessBack(id, body);
    }),
  );

  // An organisation lets its workspaces use Kubedrill one by one.
  app.event("team_access_granted", ({ event, body }) =>
    trying(async () => {
      const organisation =
        textOf(body, "enterprise_id") ?? textOf(body, "authorizations", "0", "enterprise_id");
      for (const team of textsOf(event, "team_ids")) {
        if (organisation !== undefined) await listening.joined(team, organisation);
      }
    }),
  );
  app.event("team_access_revoked", ({ event, body }) =>
    trying(async () => {
      for (const team of textsOf(event, "team_ids")) await leaveUnlessBack(team, body);
    }),
  );
}

/** The workspace whose installation ended, or the organisation, where no workspace is named. */
function ownersOf(body: unknown): readonly string[] {
  const owner = textOf(body, "team_id") ?? textOf(body, "enterprise_id");
  return owner === undefined ? [] : [owner];
}
