// The two ways in: one workspace over a socket, or many over signed HTTP.
import type { Entrance, EntranceParts } from "./entrance-parts.ts";
import { createHttpEntrance, type HttpConfig } from "./http-entrance.ts";
import { createSocketEntrance } from "./socket-entrance.ts";

export type SlackSettings = { readonly apiUrl: string | undefined } & (
  | { readonly mode: "socket"; readonly botToken: string; readonly appToken: string }
  | ({ readonly mode: "http" } & HttpConfig)
);

export function createEntrance(config: SlackSettings, parts: EntranceParts): Entrance {
  return config.mode === "socket" ? createSocketEntrance(config, parts) : createHttpEntrance(config, parts);
}
