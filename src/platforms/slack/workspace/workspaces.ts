// Workspaces that Kubedrill is installed in, with a token that works now.

/** A workspace, or an organisation for all of its workspaces. */
export interface Workspace {
  /** The workspace's own id, such as T024BE7LD. */
  readonly team: string;
  readonly name: string;
  readonly token: string;
  /** Who installed Kubedrill and gets its greeting; it gives no rights. Undefined over a socket. */
  readonly installer: string | undefined;
}

export interface Workspaces {
  /**
   * The workspace with this id, or what its organisation installed for it; its token is renewed where it is about
   * to expire. Undefined where Kubedrill is not installed.
   * @throws Error where it cannot be told.
   */
  find(team: string, enterprise?: string | undefined): Promise<Workspace | undefined>;
  /** Forgets a workspace's or an organisation's credentials. */
  forget(id: string): Promise<void>;
  /** The workspaces that an organisation's installation serves. */
  servedBy(organisation: string): Promise<readonly string[]>;
  /** Whether a workspace or an organisation came (again) after that time (epoch ms): news from before is void. */
  cameAfter(id: string, time: number): Promise<boolean>;
}
