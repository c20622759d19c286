// The Web API's methods that this Slack knows.
import { appsUninstall, authRevoke, authTest } from "./auth.ts";
import { blocksValidate } from "./blocks.ts";
import { chatDelete, chatUpdate } from "./chat-change.ts";
import { chatPostEphemeral, chatPostMessage } from "./chat-post.ts";
import { appsConnectionsOpen } from "./connections.ts";
import { conversationsInfo, conversationsMembers, conversationsOpen } from "./conversations.ts";
import { filesCompleteUpload, filesGetUploadUrl } from "./files.ts";
import type { Method } from "./method.ts";
import { oauthAccess } from "./oauth.ts";
import { usersInfo } from "./users.ts";
import { viewsOpen, viewsPublish, viewsUpdate } from "./views.ts";

export const methods: ReadonlyMap<string, Method> = new Map([
  ["apps.connections.open", appsConnectionsOpen],
  ["apps.uninstall", appsUninstall],
  ["auth.revoke", authRevoke],
  ["auth.test", authTest],
  ["blocks.validate", blocksValidate],
  ["chat.delete", chatDelete],
  ["chat.postEphemeral", chatPostEphemeral],
  ["chat.postMessage", chatPostMessage],
  ["chat.update", chatUpdate],
  ["conversations.info", conversationsInfo],
  ["conversations.members", conversationsMembers],
  ["conversations.open", conversationsOpen],
  ["files.completeUploadExternal", filesCompleteUpload],
  ["files.getUploadURLExternal", filesGetUploadUrl],
  ["oauth.v2.access", oauthAccess],
  ["users.info", usersInfo],
  ["views.open", viewsOpen],
  ["views.publish", viewsPublish],
  ["views.update", viewsUpdate],
]);
