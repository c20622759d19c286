// One line for the person who starts Kubedrill.
import type { PlatformName } from "./ports/person.ts";

export function greet(platforms: readonly PlatformName[], address: string): string {
  if (platforms.length === 0)
    return `No Slack or Discord tokens are set and the playground is off: only ${address}/healthz is served.`;
  if (platforms.includes("playground"))
    return `No Slack or Discord tokens are set, so Kubedrill runs its playground: ${address}`;
  const names = platforms.map((name) => name.charAt(0).toUpperCase() + name.slice(1));
  return `Kubedrill runs on ${names.join(" and ")}; its health is at ${address}/healthz`;
}
