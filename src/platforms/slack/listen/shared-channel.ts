/** A channel where others are too; direct messages are none. */
export function sharedChannel(channel: string | undefined): string | undefined {
  return channel?.startsWith("D") ? undefined : channel;
}
