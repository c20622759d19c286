// The addresses that invite Kubedrill: into a server with the least permissions, or for oneself.
import { ApplicationIntegrationType, OAuth2Scopes } from "discord.js";
import { neededPermissions } from "./permissions.ts";

interface Invitation {
  /** For whoever manages a server. */
  readonly server: string;
  /** For anybody: looking up and practising, everywhere on Discord. */
  readonly user: string;
}

export function invitation(application: string): Invitation {
  const permissions = Object.values(neededPermissions).reduce((all, bit) => all | bit, 0n);
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
