// Everything one Slack remembers; each part takes from it what it needs.
import type { Changes } from "./changes.ts";
import type { Files } from "./files.ts";
import type { Ids } from "./ids.ts";
import type { Installations } from "./installations.ts";
import type { View } from "./model.ts";
import type { Grant } from "./oauth-page.ts";
import type { Outages } from "./outages.ts";
import type { RateLimits } from "./rate-limits.ts";
import type { RequestLog } from "./request-log.ts";
import type { ResponseUrls } from "./response-urls.ts";
import type { Settings } from "./settings.ts";
import type { Sockets } from "./socket-mode.ts";
import type { Triggers } from "./triggers.ts";
import type { World } from "./world.ts";

export interface Slack {
  readonly settings: Settings;
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
