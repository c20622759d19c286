// Workspaces with Kubedrill installed, each with a token that works now.

/** A workspace with Kubedrill: installed there, or by its organization for all workspaces. */
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
   * The workspace with this ID, installed there or by its organization. Renews a token that is about to expire.
   * Undefined if Kubedrill isn't installed.
   * @throws Error if the installation can't be read
   */
  find(team: string, enterprise?: string | undefined): Promise<Workspace | undefined>;
  /** Forgets a workspace's or an organization's credentials. */
  forget(id: string): Promise<void>;
  /** The workspaces that an organization's installation serves. */
  servedBy(organization: string): Promise<readonly string[]>;
  /** Whether a workspace or organization installed Kubedrill after this time (epoch ms): older events are void. */
  cameAfter(id: string, time: number): Promise<boolean>;
}
