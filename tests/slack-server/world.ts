// The people and places of this Slack.
import type { Ids } from "./ids.ts";
import type { Channel, Enterprise, Person, Workspace } from "./model.ts";

export interface PersonOptions {
  /** IANA zone. */
  readonly tz?: string;
  readonly locale?: string;
  readonly admin?: boolean;
  readonly owner?: boolean;
  readonly bot?: boolean;
}

export interface ChannelOptions {
  readonly private?: boolean;
  /** Who is in it; a public channel without a list has everyone of the workspace. */
  readonly members?: readonly { readonly id: string }[];
}

export interface World {
  readonly workspaces: ReadonlyMap<string, Workspace>;
  readonly people: ReadonlyMap<string, Person>;
  readonly channels: ReadonlyMap<string, Channel>;
  addEnterprise(name: string): Enterprise;
  addWorkspace(name: string, enterprise?: Enterprise): Workspace;
  addPerson(workspace: Workspace, name: string, options?: PersonOptions): Person;
  addChannel(workspace: Workspace, name: string, options?: ChannelOptions): Channel;
  /** The conversation of a workspace's app with one person, made at first use. */
  directChannel(person: Person, workspace: Workspace): Channel;
}

export function createWorld(ids: Ids): World {
  const workspaces = new Map<string, Workspace>();
  const people = new Map<string, Person>();
  const channels = new Map<string, Channel>();
  const directs = new Map<string, Channel>();

  const addTo = <T extends { readonly id: string }>(map: Map<string, T>, item: T): T => {
    map.set(item.id, item);
    return item;
  };
  const emptyChannel = (workspace: Workspace) => ({
    workspace,
    sharedWith: new Set<Workspace>(),
    archived: false,
    messages: new Map(),
    ephemerals: new Map(),
  });

  return {
    workspaces,
    people,
    channels,
    addEnterprise: (name) => ({ id: ids.next("E"), name }),
    addWorkspace: (name, enterprise) =>
      addTo(workspaces, {
        id: ids.next("T"),
        name,
        domain: name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-"),
        enterprise,
        active: true,
        editWindowMs: Number.POSITIVE_INFINITY,
      }),
    addPerson: (workspace, name, options = {}) =>
      addTo(people, {
        id: ids.next("U"),
        name,
        workspace,
        zone: options.tz ?? "Europe/Berlin",
        locale: options.locale ?? "en-US",
        admin: options.admin ?? options.owner ?? false,
        owner: options.owner ?? false,
        bot: options.bot ?? false,
        active: true,
        homes: new Map(),
        alsoIn: new Map(),
        modals: [],
        arrivals: [],
      }),
    addChannel: (workspace, name, options = {}) =>
      addTo(channels, {
        ...emptyChannel(workspace),
        id: ids.next("C"),
        name,
        kind: options.private === true ? "private" : "public",
        everyone: options.private !== true && options.members === undefined,
        members: new Set((options.members ?? []).map(({ id }) => id)),
      }),
    directChannel(person, workspace) {
      const key = `${workspace.id} ${person.id}`;
      const known = directs.get(key);
      if (known !== undefined) return known;
      const direct: Channel = {
        ...emptyChannel(workspace),
        id: ids.next("D"),
        name: "directmessage",
        kind: "direct",
        everyone: false,
        members: new Set([person.id]),
      };
      directs.set(key, direct);
      return addTo(channels, direct);
    },
  };
}

/** Whether a person, or the app's bot, is in a channel. */
export function isIn(channel: Channel, person: Person): boolean {
  if (channel.members.has(person.id)) return true;
  if (!channel.everyone || person.bot) return false;
  return [channel.workspace, ...channel.sharedWith].some((workspace) => belongsTo(person, workspace));
}

/** Whether a person can read a channel: public ones need no joining. */
export function canRead(channel: Channel, person: Person): boolean {
  return isIn(channel, person) || (channel.kind === "public" && belongsTo(person, channel.workspace));
}

/** Whether a workspace is a person's home, or another one that they're in. */
function belongsTo(person: Person, workspace: Workspace): boolean {
  return person.workspace === workspace || person.alsoIn.has(workspace);
}
