// What a Slack is made of: workspaces, people, channels, messages, views, installations.
import type { JsonObject } from "./web-api/json.ts";

export interface Enterprise {
  readonly id: string;
  readonly name: string;
}

export interface Workspace {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly enterprise: Enterprise | undefined;
  /** A deleted or suspended workspace answers account_inactive. */
  active: boolean;
  /** How long a message may be edited, in ms. */
  editWindowMs: number;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  /** Their home: on Enterprise Grid the one that payloads name as theirs, wherever they act. */
  readonly workspace: Workspace;
  /** Enterprise Grid: other workspaces of their organization that they're in, and their rank there. */
  readonly alsoIn: Map<Workspace, Rank>;
  /** IANA zone, such as "Europe/Berlin". */
  readonly zone: string;
  readonly locale: string;
  readonly admin: boolean;
  readonly owner: boolean;
  readonly bot: boolean;
  active: boolean;
  /** App Homes: an organization's installation has one for all its workspaces. */
  readonly homes: Map<Installation, View>;
  /** The open modals, the topmost last. */
  readonly modals: View[];
  /** Everything shown to this person alone, in order. */
  readonly arrivals: Arrival[];
}

export interface Rank {
  readonly admin: boolean;
  readonly owner: boolean;
}

/** Something that a person alone was shown. */
export interface Arrival {
  /** Counts up over the whole Slack. */
  readonly order: number;
  readonly thing: Message | View;
  /** The interaction that caused it; undefined if the app may have had other reasons. */
  readonly because: string | undefined;
}

export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly kind: "public" | "private" | "direct";
  readonly workspace: Workspace;
  /** Slack Connect: other workspaces whose people are in it. */
  readonly sharedWith: Set<Workspace>;
  /** Ids of people and bots that joined or were invited. */
  readonly members: Set<string>;
  /** Whether all people of the workspace are in it. */
  readonly everyone: boolean;
  archived: boolean;
  readonly messages: Map<string, Message>;
  /** By person: what only they see here. */
  readonly ephemerals: Map<string, Message[]>;
}

export interface Message {
  readonly is: "message";
  readonly ts: string;
  readonly channel: Channel;
  readonly threadTs: string | undefined;
  readonly author: Installation;
  /** Only this person sees it. */
  readonly onlyFor: Person | undefined;
  readonly files: readonly File[];
  text: string;
  blocks: readonly JsonObject[];
  metadata: JsonObject | undefined;
  editedTs: string | undefined;
  deleted: boolean;
}

export interface File {
  readonly id: string;
  readonly name: string;
  readonly length: number;
  readonly altText: string | undefined;
  bytes: Buffer | undefined;
  title: string;
  complete: boolean;
}

export interface View {
  readonly is: "view";
  readonly id: string;
  readonly type: "home" | "modal";
  readonly person: Person;
  readonly installation: Installation;
  /** Where it was opened; an App Home shows up wherever its person is. */
  readonly workspace: Workspace;
  readonly previous: View | undefined;
  hash: string;
  /** As the app gave it, with the block ids filled in. */
  body: JsonObject;
  blocks: readonly JsonObject[];
}

/** The app in a workspace or in a whole organization: exactly one of the two is set. */
export interface Installation {
  readonly workspace: Workspace | undefined;
  readonly enterprise: Enterprise | undefined;
  readonly bot: Person;
  readonly botId: string;
  installer: Person;
  scopes: readonly string[];
  active: boolean;
  readonly tokens: Token[];
}

export interface Token {
  readonly value: string;
  readonly kind: "bot" | "refresh";
  readonly installation: Installation;
  /** Epoch ms. */
  expiresAt: number | undefined;
  revoked: boolean;
}
