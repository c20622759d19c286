// A workspace in a test's hands.
import { createEvent, type SentEvent, sendEvent, sendFarewell } from "./delivery/events.ts";
import { createMember, type Member } from "./member.ts";
import type { Channel, Enterprise, Installation, Rank, Workspace } from "./model.ts";
import type { Slack } from "./slack.ts";
import type { JsonObject } from "./web-api/json.ts";
import type { ChannelOptions, PersonOptions } from "./world.ts";

export interface Installed {
  readonly installation: Installation;
  readonly botToken: string;
  /** Only where tokens expire. */
  readonly refreshToken: string | undefined;
  readonly botUserId: string;
  readonly botId: string;
}

export interface Team {
  readonly id: string;
  readonly workspace: Workspace;
  addMember(name: string, options?: PersonOptions): Member;
  /** Enterprise Grid: a member of another workspace of the organization is in this one, too. */
  admit(member: Member, rank?: Partial<Rank>): Member;
  addChannel(name: string, options?: ChannelOptions): Channel;
  /** Brings the app's bot into a channel. The app must be installed. */
  invite(channel: Channel): void;
  /** Slack Connect: people of another workspace come into a channel. */
  share(channel: Channel, other: Team): void;
  /** Installs the app without the OAuth flow. @param installer its first member where absent */
  install(installer?: Member): Installed;
  /** Removes the app; both events follow, in either order. */
  uninstall(tokensFirst?: boolean): Promise<readonly SentEvent[]>;
  /** Sends an event of this workspace, such as `{type: "member_joined_channel", …}`. */
  sendEvent(event: JsonObject): Promise<SentEvent>;
  /** The app's tokens have come to their end. */
  expireTokens(): void;
  /** Slack closes the workspace: account_inactive. */
  deactivate(): void;
}

/** An Enterprise Grid organization. */
export interface Organization {
  readonly id: string;
  readonly enterprise: Enterprise;
  addWorkspace(name: string): Team;
  /** Installs the app for all its workspaces. */
  install(installer: Member): Installed;
}

export function createTeam(slack: Slack, workspace: Workspace): Team {
  const { world, installations } = slack;
  const members: Member[] = [];
  const serving = () => {
    const installation = installations.serving(workspace);
    if (installation === undefined) throw new Error(`The app is not installed in ${workspace.name}.`);
    return installation;
  };
  return {
    id: workspace.id,
    workspace,
    addMember(name, options) {
      const member = createMember(slack, world.addPerson(workspace, name, options));
      members.push(member);
      return member;
    },
    admit({ person }, rank = {}) {
      person.alsoIn.set(workspace, { admin: false, owner: false, ...rank });
      return createMember(slack, person, workspace);
    },
    addChannel: (name, options) => world.addChannel(workspace, name, options),
    invite: (channel) => void channel.members.add(serving().bot.id),
    share: (channel, other) => void channel.sharedWith.add(other.workspace),
    install(installer = members[0]) {
      if (installer === undefined) throw new Error(`${workspace.name} has no member to install the app.`);
      return installAt(slack, { workspace }, installer);
    },
    uninstall(tokensFirst = false) {
      const installation = serving();
      installations.remove(installation);
      const order = ["app_uninstalled", "tokens_revoked"] as const;
      return sendFarewell(slack, installation, tokensFirst ? order.toReversed() : order);
    },
    sendEvent: (event) => sendEvent(slack, createEvent(slack, { installation: serving(), workspace }, event)),
    expireTokens() {
      for (const token of serving().tokens)
        if (token.kind === "bot") token.expiresAt = Number.NEGATIVE_INFINITY;
    },
    deactivate() {
      workspace.active = false;
    },
  };
}

export function createOrganization(slack: Slack, name: string): Organization {
  const enterprise = slack.world.addEnterprise(name);
  return {
    id: enterprise.id,
    enterprise,
    addWorkspace: (workspace) => createTeam(slack, slack.world.addWorkspace(workspace, enterprise)),
    install: (installer) => installAt(slack, { enterprise }, installer),
  };
}

function installAt(
  { installations, settings }: Slack,
  target: Parameters<typeof installations.install>[0],
  installer: Member,
): Installed {
  const { installation, access, refresh } = installations.install(target, installer.person, settings.scopes);
  return {
    installation,
    botToken: access.value,
    refreshToken: refresh?.value,
    botUserId: installation.bot.id,
    botId: installation.botId,
  };
}
