// The playground's channel, kept where Slack or Discord would keep theirs.
import type { MessageLog, StoredMessage } from "../ports/message-log.ts";
import type { Block } from "../ports/reply.ts";
import {
  type Database,
  list,
  maybeNumber,
  number,
  type Row,
  sql,
  type Transaction,
  text,
} from "./transaction.ts";

/** The playground's messages in this database. */
export function createMessageLog(database: Database): MessageLog {
  return {
    add: (message) => database.write(() => addMessage(message)),
    edit: (id, blocks, now) => database.write(() => editMessage(id, blocks, now)),
    findByKey: (key) => database.read(() => findByKey(key)),
    has: (id) => database.read(() => hasMessage(id)),
    latest: (channels, limit) => database.read(() => latestMessages(channels, limit)),
  };
}

function* addMessage(message: StoredMessage & { readonly key: string }): Transaction<StoredMessage> {
  yield sql`
    INSERT INTO playground_message (id, channel, key, blocks, posted_at)
    VALUES (${message.id}, ${message.channel}, ${message.key}, ${JSON.stringify(message.blocks)}, ${message.postedAt})
    ON CONFLICT (key) DO NOTHING`;
  const stored = yield* findByKey(message.key);
  if (stored === undefined) throw new Error("The message just written cannot be read.");
  return stored;
}

function* editMessage(
  id: string,
  blocks: readonly Block[],
  now: number,
): Transaction<StoredMessage | undefined> {
  const rows = yield sql`
    UPDATE playground_message SET blocks = ${JSON.stringify(blocks)}, edited_at = ${now} WHERE id = ${id}
    RETURNING *`;
  return rows.map(toMessage)[0];
}

function* findByKey(key: string): Transaction<StoredMessage | undefined> {
  const rows = yield sql`SELECT * FROM playground_message WHERE key = ${key}`;
  return rows.map(toMessage)[0];
}

function* hasMessage(id: string): Transaction<boolean> {
  const rows = yield sql`SELECT 1 FROM playground_message WHERE id = ${id}`;
  return rows.length > 0;
}

function* latestMessages(channels: readonly string[], limit: number): Transaction<readonly StoredMessage[]> {
  const rows = yield sql`
    SELECT * FROM playground_message WHERE channel IN ${list(channels)}
    ORDER BY posted_at DESC, id DESC LIMIT ${limit}`;
  return rows.map(toMessage).reverse();
}

function toMessage(row: Row): StoredMessage {
  return {
    id: text(row, "id"),
    channel: text(row, "channel"),
    blocks: JSON.parse(text(row, "blocks")) as Block[],
    postedAt: number(row, "posted_at"),
    editedAt: maybeNumber(row, "edited_at"),
  };
}
