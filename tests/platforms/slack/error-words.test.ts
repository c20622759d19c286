// Each word that Slack documents for the methods we call, and what the app does about it.
import { webApi } from "@slack/bolt";
import { describe, expect, it } from "vitest";
import { meaningOf } from "../../../src/platforms/slack/error-words.ts";
import { type Attempt, refusalOf } from "../../../src/platforms/slack/refusals.ts";
import { PlatformError } from "../../../src/ports/platform-error.ts";

const attempts: readonly Attempt[] = ["post", "direct", "edit", "question"];

function refused(error: unknown, attempt: Attempt) {
  const data = { ok: false, error, response_metadata: {} } as never;
  return refusalOf(new webApi.WebAPIPlatformError(data), attempt);
}

describe("a word for what passes by itself", () => {
  const passing = [
    ...["ratelimited", "rate_limited", "message_limit_exceeded", "service_unavailable", "request_timeout"],
    ...["org_login_required", "team_added_to_org", "external_channel_migrating", "accesslimited"],
    ...["token_expired", "streaming_state_conflict"],
  ];

  it.each(passing)("means later for every kind of request: %s", (word) => {
    for (const attempt of attempts) {
      const refusal = refused(word, attempt);
      expect(refusal).toMatchObject({ refusal: "later", message: expect.stringMatching(/again|Tell/) });
      expect(refusal instanceof PlatformError && refusal.retryAfter).toBeGreaterThan(0);
    }
  });

  it.each(["internal_error", "fatal_error", "update_failed", "a_word_of_next_year"])(
    "of a failure halfway leaves a post open and lets the rest be repeated: %s",
    (word) => {
      expect(refused(word, "post")).not.toBeInstanceOf(PlatformError);
      expect(refused(word, "direct")).not.toBeInstanceOf(PlatformError);
      expect(refused(word, "edit")).toMatchObject({ refusal: "later" });
      expect(refused(word, "question")).toMatchObject({ refusal: "later" });
    },
  );
});

describe("a word for what an admin can change", () => {
  it.each(["is_archived", "is_inactive", "not_in_channel", "channel_not_found", "restricted_action"])(
    "is about the channel, also where a message was to be edited: %s",
    (word) => {
      expect(refused(word, "post")).toMatchObject({ refusal: "channel" });
      expect(refused(word, "edit")).toMatchObject({ refusal: "channel" });
    },
  );

  it("is about the person where the channel is a person", () => {
    expect(refused("channel_not_found", "direct")).toMatchObject({ refusal: "person" });
    expect(refused("missing_scope", "direct")).toMatchObject({ refusal: "channel" });
    expect(refused("invalid_blocks", "direct")).not.toBeInstanceOf(PlatformError);
  });
});

describe("the table of words", () => {
  /** From the error tables of the methods we call; each has to be decided on purpose. */
  const documented = `
    access_denied accesslimited account_inactive alt_txt_too_large app_access_restricted as_user_not_supported
    block_mismatch blocked_file_type cannot_dm_bot cannot_reply_to_message cant_broadcast_message cant_update_message
    channel_not_found channel_type_not_supported deprecated_endpoint duplicate_channel_not_found duplicate_external_id
    duplicate_message_not_found edit_window_closed ekm_access_denied enterprise_is_restricted exchanged_trigger_id
    expired_trigger_id external_channel_migrating file_deleted file_is_deleted file_not_found file_share_limit_reached
    file_upload_size_restricted file_uploads_disabled hash_conflict invalid_arg_name invalid_arguments
    invalid_array_arg invalid_attachments invalid_auth invalid_blocks invalid_blocks_format invalid_charset
    invalid_form_data invalid_metadata_format invalid_metadata_schema invalid_post_type invalid_refresh_token
    invalid_trigger_id is_archived is_inactive markdown_text_conflict max_file_sharing_exceeded message_limit_exceeded
    message_not_found message_not_in_streaming_state message_not_owned_by_app messages_tab_disabled
    metadata_must_be_sent_from_app metadata_too_large method_deprecated method_not_supported_for_channel_type
    missing_post_type missing_scope msg_blocks_too_long msg_too_long no_dual_broadcast_content_update no_permission
    no_text not_allowed_token_type not_authed not_found not_in_channel org_login_required posting_to_channel_denied
    rate_limited ratelimited request_timeout restricted_action restricted_action_non_threadable_channel
    restricted_action_read_only_channel restricted_action_thread_locked restricted_action_thread_only_channel
    service_unavailable slack_connect_blocked_file_type slack_connect_canvas_sharing_blocked
    slack_connect_clip_sharing_blocked slack_connect_file_link_sharing_blocked
    slack_connect_file_upload_sharing_blocked slack_connect_lists_sharing_blocked streaming_state_conflict
    team_access_not_granted team_added_to_org team_not_found thread_not_found token_expired token_revoked
    too_many_attachments too_many_contact_cards two_factor_setup_required unable_to_share_files user_disabled
    user_not_found user_not_in_channel user_not_visible users_not_found view_too_large`;
  /** Slack says of these that a part may have been done. */
  const halfway = "fatal_error internal_error messaging_processing_failed update_failed";

  it("decides every documented one", () => {
    const wordsOf = (text: string) => text.split(/\s+/).filter(Boolean);
    expect(wordsOf(documented).filter((word) => meaningOf(word).kind === "unsure")).toEqual([]);
    expect(wordsOf(halfway).filter((word) => meaningOf(word).kind !== "unsure")).toEqual([]);
  });

  it("only ever ends with a message that is gone, a person, or a team", () => {
    const final = new Set(["message", "person", "team"]);
    expect(final).not.toContain(meaningOf("is_archived").kind);
    expect(final).not.toContain(meaningOf("not_in_channel").kind);
    expect(final).toContain(meaningOf("message_not_found").kind);
  });
});

describe("what stands in a word's place", () => {
  it.each([
    "",
    "Not Found",
    "<html>",
    "channel_not_found!",
    "CHANNEL_NOT_FOUND",
    "x".repeat(81),
    404,
    null,
    {},
  ])("is no word of Slack's: %j", (error) => {
    expect(refused(error, "post")).not.toBeInstanceOf(PlatformError);
    expect(refused(error, "edit")).toMatchObject({ refusal: "later" });
  });
});
