// Everything one Slack remembers; each part takes from it what it needs.
import type { Changes } from "./changes.ts";
import type { Sockets } from "./delivery/socket-mode.ts";
import type { Ids } from "./ids.ts";
import type { Grant } from "./installs/grant.ts";
import type { Installations } from "./installs/installations.ts";
import type { ResponseUrls } from "./interactions/response-urls.ts";
import type { Triggers } from "./interactions/triggers.ts";
import type { View } from "./model.ts";
import type { SlackServerSettings } from "./settings.ts";
import type { Files } from "./web-api/files.ts";
import type { Outages } from "./web-api/outages.ts";
import type { RateLimits } from "./web-api/rate-limits.ts";
import type { RequestLog } from "./web-api/request-log.ts";
import type { World } from "./world.ts";

export interface Slack {
  readonly settings: SlackServerSettings;
  /** Such as http://127.0.0.1:4000. */
  readonly address: string;
  readonly ids: Ids;
  readonly changes: Changes;
  readonly world: World;
  readonly installations: Installations;
  readonly files: Files;
  /** By id: every view made, open or not. */
  readonly views: Map<string, View>;
  readonly limits: RateLimits;
  readonly outages: Outages;
  readonly log: RequestLog;
  readonly triggers: Triggers;
  readonly responseUrls: ResponseUrls;
  readonly sockets: Sockets;
  /** By OAuth code. */
  readonly grants: Map<string, Grant>;
  /** Where the app takes signed requests; undefined: Socket Mode. */
  requestUrl: string | undefined;
  /** The redirect URL in the app's settings; undefined: any will do. */
  redirectUrl: string | undefined;
}
