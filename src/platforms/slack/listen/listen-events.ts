// Events: the App Home is opened, Kubedrill comes and goes.
import type { App } from "@slack/bolt";
import { sayError } from "../log.ts";
import type { EventPayload } from "../payloads/events.ts";
import { carried } from "../payloads/read-payload.ts";
import { statusOf } from "./authorize.ts";
import type { Listening } from "./listening.ts";

export function listenToEvents(app: App, listening: Listening): void {
  const { bot, clock, home, workspaces, log, work } = listening;

  app.event("app_home_opened", ({ body, context }) =>
    work(async () => {
      const { event } = carried<EventPayload<"app_home_opened">>(body);
      const status = statusOf(context);
      if (status.type !== "installed" || event.tab !== "home") return;
      await listening.greet(status.workspace, event.user);
      await home.opened({ user: event.user, name: undefined, workspace: status.workspace });
    }),
  );

  const leave = async (id: string) => {
    // First the doors: a visit later than that would bring the team back.
    home.forgetTeam(id);
    await workspaces.forget(id);
    await bot.left({ platform: "slack", externalId: id }, clock());
  };
  /** Slack may send events late: a workspace that has installed Kubedrill again keeps it. */
  const leaveUnlessBack = async (id: string, { event_time: time }: EventPayload) => {
    const since = time == null ? Number.POSITIVE_INFINITY : (time + 1) * 1_000 - 1; // it's in seconds, cut off
    if (await workspaces.cameAfter(id, since).catch(() => false)) return;
    for (const team of id.startsWith("E") ? await workspaces.servedBy(id) : []) await leave(team);
    await leave(id);
  };
  /** The workspace whose installation ended, or the organization, where no workspace is named. */
  const leaveOwner = async (payload: EventPayload) => {
    const owner = payload.team_id ?? payload.enterprise_id;
    if (owner !== undefined) await leaveUnlessBack(owner, payload);
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
      await leaveOwner(carried<EventPayload>(body));
    }),
  );
  app.event("tokens_revoked", ({ body }) =>
    trying(async () => {
      const payload = carried<EventPayload<"tokens_revoked">>(body);
      const { bot = [] } = payload.event.tokens;
      if (bot.length > 0) await leaveOwner(payload); // a person's own token: Kubedrill has none
    }),
  );

  // An organization lets its workspaces use Kubedrill one by one.
  app.event("team_access_granted", ({ body }) =>
    trying(async () => {
      const payload = carried<EventPayload<"team_access_granted">>(body);
      const organization = payload.enterprise_id ?? payload.authorizations?.[0]?.enterprise_id;
      if (organization === undefined) return;
      for (const team of payload.event.team_ids) await listening.joined(team, organization);
    }),
  );
  app.event("team_access_revoked", ({ body }) =>
    trying(async () => {
      const payload = carried<EventPayload<"team_access_revoked">>(body);
      for (const team of payload.event.team_ids) await leaveUnlessBack(team, payload);
    }),
  );
}
