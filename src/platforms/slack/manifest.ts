// The manifest that a Slack app is made from, written from the commands' descriptions.
import { type CommandDescription, usage } from "../../ports/command-description.ts";
import { EVENTS_PATH, REDIRECT_PATH } from "./entrance/paths.ts";
import { MAIN, shortcuts } from "./render/slash.ts";
import { scopes } from "./workspace/permissions.ts";

/**
 * The manifest as plain data: https://docs.slack.dev/reference/app-manifest. With an address (such as
 * https://kubedrill.example.com) for many workspaces over HTTP; without one, for one workspace over a socket.
 */
export function slackManifest(commands: readonly CommandDescription[], publicUrl?: string) {
  const url = publicUrl === undefined ? undefined : `${publicUrl}${EVENTS_PATH}`;
  const reached = url === undefined ? {} : { request_url: url };
  const slash = (command: string, description: string, hint: string) => ({
    command,
    ...(url === undefined ? {} : { url }),
    description,
    ...(hint === "" ? {} : { usage_hint: hint }),
    should_escape: false,
  });
  const names = [...new Set(commands.map(({ name }) => name.split(" ")[0]))];
  return {
    _metadata: { major_version: 1, minor_version: 1 },
    display_information: {
      name: "Kubedrill",
      description: "A question a day for your team, look-ups, reviews, and a leaderboard",
      background_color: "#1f4e9c",
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: true },
      bot_user: { display_name: "Kubedrill", always_online: true },
      slash_commands: [
        slash(MAIN, "Questions, look-ups, reviews and standings", names.join(" | ")),
        ...commands
          .filter(({ name }) => shortcuts.some((shortcut) => shortcut === name))
          .map((one) => slash(`/${one.name}`, one.description, usage(one).replace(/^\S+ ?/, ""))),
      ],
    },
    oauth_config: {
      ...(publicUrl === undefined ? {} : { redirect_urls: [`${publicUrl}${REDIRECT_PATH}`] }),
      scopes: { bot: Object.keys(scopes) },
    },
    settings: {
      event_subscriptions: {
        ...reached,
        bot_events: [
          "app_home_opened",
          "app_uninstalled",
          ...(url === undefined ? [] : ["team_access_granted", "team_access_revoked"]),
          "tokens_revoked",
        ],
      },
      interactivity: { is_enabled: true, ...reached },
      org_deploy_enabled: url !== undefined,
      socket_mode_enabled: url === undefined,
      token_rotation_enabled: url !== undefined,
    },
  };
}
