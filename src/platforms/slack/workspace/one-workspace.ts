// Over a socket: the one workspace whose token the environment names.
import type { Workspace, Workspaces } from "./workspaces.ts";

/** The workspace is known once the platform has started. */
export function createOneWorkspace(workspace: () => Workspace | undefined): Workspaces {
  return {
    async find(team) {
      const only = workspace();
      return only?.team === team ? only : undefined;
    },
    // The environment keeps its token.
    forget: async () => {},
    servedBy: async () => [],
    cameAfter: async () => false,
  };
}
