// The app tests' platform obeys the contract that real platforms do, so that these tests show what they'd show there.
import type { MessageRef } from "../../../src/ports/person.ts";
import { PlatformError } from "../../../src/ports/platform-error.ts";
import { describePlatform } from "../../platforms/contract/describe-platform.ts";
import { textOf } from "../app.ts";
import { createTestPlatform } from "./test-platform.ts";

const ZONE = "Europe/Berlin";
const STRANGER = "U-stranger";

async function open() {
  const platform = createTestPlatform();
  platform.theirZone = ZONE;
  platform.closed.add(STRANGER);
  return {
    platform,
    channel: { team: "T1", channel: "general" },
    admin: { team: "T1", member: "U-ada" },
    member: { team: "T1", member: "U-ben" },
    stranger: { team: "T1", member: STRANGER },
    secrets: [],
    seen: async () =>
      platform.messages
        .filter(({ ref }) => !platform.removed.has(ref))
        .map(({ ref, versions }) => {
          const shown = versions.at(-1);
          return { ref, text: `${textOf(shown)}\n${JSON.stringify(shown)}`, silent: true };
        }),
    thread: (message: MessageRef) =>
      platform.replies.filter(({ to }) => to === message).map(({ blocks }) => textOf(blocks)),
    received: ({ member }: { member: string }) =>
      platform.directs.filter(({ to }) => to.member === member).map(({ blocks }) => textOf(blocks)),
    remove: (message: MessageRef) => void platform.removed.add(message),
    close: ({ member }: { member: string }) => void platform.closed.add(member),
  };
}

type TestWorld = Awaited<ReturnType<typeof open>>;

function refuse(...error: ConstructorParameters<typeof PlatformError>) {
  return ({ platform }: TestWorld) => {
    platform.refusing = new PlatformError(...error);
    platform.next("direct", () => Promise.reject(new PlatformError(...error)));
  };
}

describePlatform("The test platform", {
  open,
  // It sends a repeated key twice, as Slack does: so app tests notice where the app sends twice.
  can: { silence: true, recognize: false, find: true, closeDirect: true, publicPictures: true },
  zone: ZONE,
  forbid({ platform }) {
    platform.missing = ["Send Messages"];
    return platform.missing;
  },
  breaks: {
    later: refuse("later", "Wait a second.", { retryAfter: 1_000 }),
    "later everywhere": refuse("later", "Wait a second.", { retryAfter: 1_000, everywhere: true }),
    channel: refuse("channel", "The channel is closed."),
    team: refuse("team", "Kubedrill was removed."),
    "lost answer"({ platform }) {
      const lose = async (real: () => Promise<unknown>) => {
        await real();
        throw new Error("The connection broke.");
      };
      for (const call of ["post", "reply", "direct"] as const) platform.next(call as "direct", lose as never);
    },
  },
  converse: "never",
});
