// Events: the App Home is opened, Kubedrill comes and goes.
import type { App } from "@slack/bolt";
import { standingOf } from "./authorize.ts";
import type { Listening } from "./listen.ts";
import { sayError } from "./log.ts";
import { textOf, textsOf } from "./payload.ts";

export function listenToEvents(app: App, listening: Listening): void {
  const { bot, clock, home, workspaces, log, work } = listening;

  app.event("app_home_opened", ({ event, context }) =>
    work(async () => {
      const standing = standingOf(context);
      if (standing.type !== "installed" || event.tab !== "home") return;
      await listening.greet(standing.workspace, event.user);
      await home.opened({
        user: event.user,
        name: undefined,
        team: undefined,
        workspace: standing.workspace,
      });
    }),
  );

  const leave = async (id: string) => {
    await bot.left({ platform: "slack", externalId: id }, clock());
    await workspaces.forget(id);
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
      for (const id of new Set([textOf(body, "team_id"), ...organisationOf(body)])) {
        if (id !== undefined) await leave(id);
      }
    }),
  );
  app.event("tokens_revoked", ({ event, body }) =>
    trying(async () => {
      if (textsOf(event, "tokens", "bot").length === 0) return; // a person's own token: Kubedrill has none
      for (const id of new Set([textOf(body, "team_id"), ...organisationOf(body)])) {
        if (id !== undefined) await leave(id);
      }
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
  app.event("team_access_revoked", ({ event }) =>
    trying(async () => {
      for (const team of textsOf(event, "team_ids")) await leave(team);
    }),
  );
}

/** The organisation whose installation ended; where one workspace ended its own, none. */
function organisationOf(body: unknown): readonly string[] {
  const enterprise = textOf(body, "enterprise_id");
  return textOf(body, "team_id") === undefined && enterprise !== undefined ? [enterprise] : [];
}
