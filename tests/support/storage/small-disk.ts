// A small disk for one process (Linux): it really fills up or is really read-only, even for root.
import { spawnSync } from "node:child_process";
import { kubedrill, type Program, temporaryFolder } from "../kubedrill-process.ts";

/** Whether this machine lets a process mount a disk that only it sees. */
export const canMount =
  process.platform === "linux" &&
  spawnSync("unshare", ["-rm", "mount", "-t", "tmpfs", "tmpfs", temporaryFolder()]).status === 0;

/**
 * The command line with a private disk of `size` (such as `400k`) mounted at `folder`. The shell command `preparation` runs
 * there first.
 */
export function onSmallDisk(folder: string, size: string, preparation = "true"): Program {
  const script = `mount -t tmpfs -o size=${size} tmpfs ${folder} && cd ${folder} && ${preparation} && cd - > /dev/null && exec "$@"`;
  return ["unshare", "-rm", "sh", "-c", script, "sh", ...kubedrill];
}
