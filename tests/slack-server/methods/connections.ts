// apps.connections.open: a place on a socket.
import { ApiError } from "../web-api/api-error.ts";
import type { Method } from "./method.ts";

export const appsConnectionsOpen: Method = {
  token: "app",
  // Tier 1, says the documentation. It doesn't mention the burst that apps with several sockets need.
  limit: "special",
  run({ slack }) {
    if (slack.requestUrl !== undefined) throw new ApiError("socket_mode_not_enabled");
    return { url: slack.sockets.ticketUrl(slack.address) };
  },
};
