// users.info: a person's zone, language and rank.
import type { Person, Rank, Workspace } from "../model.ts";
import { isTrueAt } from "../web-api/json.ts";
import { findPerson, type Method, requireText } from "./method.ts";

export const usersInfo: Method = {
  token: "bot",
  scopes: ["users:read"],
  limit: 100,
  run(call) {
    const person = findPerson(call, requireText(call.args, "user"));
    const { id, name, workspace, zone, locale, bot, active } = person;
    const { enterprise } = workspace;
    const { admin, owner } = rankIn(person, call.installation.workspace);
    return {
      user: {
        id,
        team_id: workspace.id,
        name,
        real_name: `${nameOf(name)} Doe`,
        deleted: !active,
        is_bot: bot,
        profile: { real_name: `${nameOf(name)} Doe`, display_name: nameOf(name), team: workspace.id },
        ...(enterprise !== undefined && {
          enterprise_user: {
            id,
            enterprise_id: enterprise.id,
            enterprise_name: enterprise.name,
            teams: [workspace.id, ...[...person.alsoIn.keys()].map((other) => other.id)],
          },
        }),
        // Slack withholds these for people who left.
        ...(active && {
          tz: zone,
          tz_label: zone,
          tz_offset: offsetSeconds(zone, call.slack.settings.now()),
          is_admin: admin,
          is_owner: owner,
          is_primary_owner: false,
        }),
        ...(isTrueAt(call.args, "include_locale") && { locale }),
      },
    };
  },
};

/** The rank in the workspace whose token asks; for an organization's token, the rank at home. */
function rankIn(person: Person, workspace: Workspace | undefined): Rank {
  if (workspace === undefined || workspace === person.workspace) return person;
  return person.alsoIn.get(workspace) ?? { admin: false, owner: false };
}

/** What people call themselves: never quite their handle. */
function nameOf(handle: string): string {
  return handle.slice(0, 1).toUpperCase() + handle.slice(1);
}

function offsetSeconds(zone: string, at: number): number {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).offsetNanoseconds / 1e9;
}
