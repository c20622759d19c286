// Slack's documented error words, and what each means for the app. Sources: the error tables of every method that we
// call, https://docs.slack.dev/reference/methods

/**
 * - `later`: nothing was done, and it works again by itself;
 * - `unsure`: a part of it may have been done;
 * - `message`: that message is gone or can't be edited;
 * - `channel`: nothing works in the channel until an admin changes something;
 * - `person`: the person takes no direct messages;
 * - `team`: Kubedrill is no longer installed there.
 */
export interface ErrorWord {
  readonly kind: "later" | "unsure" | "message" | "channel" | "person" | "team";
  /** What happened, then what to do. Without one, the word itself is all that we can say. */
  readonly sentence?: string;
}

/** Slack's words look like this; anything else in their place isn't Slack's. */
export const ERROR_WORD = /^[a-z_]{1,80}$/;

const INVITE = "Invite me first: `/invite @Kubedrill`.";
const SCOPE =
  "Kubedrill lacks a permission there. Install it again, so that it gets every permission it needs.";
const GONE =
  "Kubedrill isn't installed in this workspace anymore, or its token was revoked. Install it again.";

const groups: readonly (ErrorWord & { readonly words: readonly string[] })[] = [
  {
    kind: "later",
    sentence: "Slack asks me to slow down. Try again in a minute.",
    words: ["ratelimited", "rate_limited"],
  },
  {
    kind: "later",
    sentence: "The workspace takes no more messages right now. Try again in a minute.",
    words: ["message_limit_exceeded"],
  },
  {
    kind: "later",
    sentence: "The workspace or the channel is moving to another organization. Try again in a few minutes.",
    words: ["org_login_required", "team_added_to_org", "external_channel_migrating"],
  },
  {
    kind: "later",
    sentence: "Slack limits access from this network right now. Try again in a minute.",
    words: ["accesslimited"],
  },
  {
    kind: "later",
    sentence: "The workspace's token has just expired, and I get a new one. Try again in a minute.",
    words: ["token_expired"],
  },
  {
    kind: "later",
    sentence: "Slack doesn't accept this app's client ID or secret. Tell the person who runs Kubedrill.",
    words: ["invalid_client_id", "bad_client_secret", "invalid_client", "oauth_authorization_url_mismatch"],
  },
  {
    kind: "later",
    sentence: "Slack has a problem right now. Try again in a minute.",
    words: ["service_unavailable", "request_timeout", "streaming_state_conflict", "connection_limit_reached"],
  },
  {
    kind: "unsure",
    sentence: "Slack has a problem right now. Try again in a minute.",
    words: ["internal_error", "fatal_error", "update_failed", "messaging_processing_failed"],
  },
  {
    kind: "message",
    sentence: "The message is gone, or Slack no longer lets me edit it.",
    words: [
      ...["message_not_found", "cant_update_message", "edit_window_closed", "thread_not_found"],
      ...["cannot_reply_to_message", "message_not_owned_by_app", "message_not_in_streaming_state"],
    ],
  },
  {
    kind: "channel",
    sentence: `I can't see the channel: it's private, or gone. ${INVITE}`,
    words: ["channel_not_found"],
  },
  {
    kind: "channel",
    sentence: `I'm not in the channel. ${INVITE}`,
    words: ["not_in_channel", "posting_to_channel_denied"],
  },
  {
    kind: "channel",
    sentence: "The channel is archived. Unarchive it, or choose another one.",
    words: ["is_archived", "is_inactive"],
  },
  {
    kind: "channel",
    sentence: SCOPE,
    words: ["missing_scope", "no_permission", "not_allowed_token_type", "access_denied"],
  },
  {
    kind: "channel",
    sentence:
      "Posting in this channel is restricted. Let apps post there (channel settings → posting permissions), or choose another channel.",
    words: [
      ...[
        "restricted_action",
        "restricted_action_read_only_channel",
        "restricted_action_thread_only_channel",
      ],
      ...["restricted_action_non_threadable_channel", "restricted_action_thread_locked"],
    ],
  },
  {
    kind: "person",
    sentence: "This person takes no direct messages from Kubedrill.",
    words: [
      ...["cannot_dm_bot", "user_disabled", "user_not_found", "user_not_visible", "users_not_found"],
      ...["messages_tab_disabled", "user_not_in_channel"],
    ],
  },
  {
    kind: "team",
    sentence: GONE,
    words: [
      ...["account_inactive", "token_revoked", "invalid_auth", "not_authed", "team_access_not_granted"],
      "invalid_refresh_token",
    ],
  },
  {
    // What we sent, or how a workspace is set up: it wasn't done, and only the word says why.
    kind: "channel",
    words: [
      ...[
        "ekm_access_denied",
        "enterprise_is_restricted",
        "app_access_restricted",
        "two_factor_setup_required",
      ],
      ...["channel_type_not_supported", "method_not_supported_for_channel_type", "team_not_found"],
      ...["invalid_blocks", "invalid_blocks_format", "invalid_attachments", "msg_too_long"],
      ...[
        "msg_blocks_too_long",
        "no_text",
        "too_many_attachments",
        "too_many_contact_cards",
        "block_mismatch",
      ],
      ...["markdown_text_conflict", "as_user_not_supported", "cant_broadcast_message"],
      ...["no_dual_broadcast_content_update", "duplicate_channel_not_found", "duplicate_message_not_found"],
      ...["invalid_metadata_format", "invalid_metadata_schema", "metadata_must_be_sent_from_app"],
      ...["metadata_too_large", "slack_connect_canvas_sharing_blocked", "slack_connect_blocked_file_type"],
      ...["slack_connect_clip_sharing_blocked", "slack_connect_file_link_sharing_blocked"],
      ...["slack_connect_file_upload_sharing_blocked", "slack_connect_lists_sharing_blocked"],
      ...[
        "blocked_file_type",
        "file_deleted",
        "file_is_deleted",
        "file_not_found",
        "file_share_limit_reached",
      ],
      ...["max_file_sharing_exceeded", "unable_to_share_files", "file_upload_size_restricted"],
      ...["file_uploads_disabled", "alt_txt_too_large", "view_too_large", "hash_conflict", "not_found"],
      ...["duplicate_external_id", "expired_trigger_id", "exchanged_trigger_id", "invalid_trigger_id"],
      ...[
        "invalid_arguments",
        "invalid_arg_name",
        "invalid_array_arg",
        "invalid_charset",
        "invalid_form_data",
      ],
      ...["invalid_post_type", "missing_post_type", "missing_post_data", "missing_charset", "invalid_json"],
      ...["json_not_object", "method_deprecated", "deprecated_endpoint", "unknown_method", "invalid_code"],
      ...["code_already_used", "invalid_grant_type", "invalid_scope", "bad_redirect_uri", "user_is_bot"],
    ],
  },
];

const byWord = new Map<string, ErrorWord>(
  groups.flatMap(({ words, ...meaning }) => words.map((word) => [word, meaning] as const)),
);

/**
 * Words that aren't in the tables are unsure: Slack says they come "where the service is down or other unexpected
 * factors affect processing". So nothing is given up because of one, and nothing is sent twice.
 */
const unlisted: ErrorWord = {
  kind: "unsure",
  sentence: "Slack has a problem right now. Try again in a minute.",
};

/** What Slack's word means. */
export function meaningOf(word: string): ErrorWord {
  return byWord.get(word) ?? unlisted;
}
