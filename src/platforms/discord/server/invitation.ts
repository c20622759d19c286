// The addresses that invite Kubedrill: into a server with the fewest permissions, or for yourself.
import { ApplicationIntegrationType, OAuth2Scopes, PermissionFlagsBits } from "discord.js";
import { neededPermissions } from "./permissions.ts";

interface Invitation {
  /** For people who manage a server. */
  readonly server: string;
  /** For anyone: look up and practice everywhere on Discord. */
  readonly user: string;
}

/** @param roles whether members should get roles for awards, which needs one more permission */
export function invitation(application: string, roles = false): Invitation {
  const needed = Object.values(neededPermissions);
  const permissions = [...needed, roles ? PermissionFlagsBits.ManageRoles : 0n].reduce(
    (all, bit) => all | bit,
    0n,
  );
  return {
    server: address({
      client_id: application,
      integration_type: String(ApplicationIntegrationType.GuildInstall),
      scope: `${OAuth2Scopes.Bot} ${OAuth2Scopes.ApplicationsCommands}`,
      permissions: String(permissions),
    }),
    user: address({
      client_id: application,
      integration_type: String(ApplicationIntegrationType.UserInstall),
      scope: OAuth2Scopes.ApplicationsCommands,
    }),
  };
}

function address(query: Readonly<Record<string, string>>): string {
  return `https://discord.com/oauth2/authorize?${new URLSearchParams(query)}`;
}
