// apps.connections.open: a place on a socket.
import { ApiError } from "../web-api/api-error.ts";
import type { Method } from "./method.ts";

export const appsConnectionsOpen: Method = {
  token: "app",
  // Tier 1 by the documentation; its burst, which apps with several sockets live on, is not told.
  limit: "special",
  run({ slack }) {
    if (slack.requestUrl !== undefined) throw new ApiError("socket_mode_not_enabled");
    return { url: slack.sockets.ticketUrl(slack.address) };
  },
};
