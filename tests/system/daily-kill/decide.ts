// A team admin who is asked whether a question is in the channel: looks, and says so.
import { members } from "./cast.ts";
import type { Chat } from "./chat-server.ts";
import { type Heard, press } from "./crew.ts";
import type { Fleet } from "./fleet.ts";

interface Asked {
  readonly fleet: Fleet;
  readonly chat: Chat;
  readonly heard: Heard;
  readonly random: () => number;
}

export async function decide(
  { fleet, chat, heard, random }: Asked,
  team: string,
  posting: string,
): Promise<void> {
  const admin = members.find((member) => member.team === team);
  const action = chat.messages.some(({ key }) => key === posting) ? "posting-there" : "posting-again";
  if (admin !== undefined) await press({ fleet, heard }, admin, `${action}:${posting}`, {}, random);
}
