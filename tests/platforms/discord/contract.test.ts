// Discord obeys the contract of platforms, on a local Discord.
import type { Bot } from "../../../src/ports/bot.ts";
import type { DirectRef, MessageRef } from "../../../src/ports/person.ts";
import { textOf } from "../../discord-server/messages/read-message.ts";
import type { Person } from "../../discord-server/people.ts";
import { type Message, messageFlags } from "../../discord-server/wire.ts";
import { openDiscordBot } from "../../support/platforms/discord-bot.ts";
import { describePlatform } from "../contract/describe-platform.ts";

const POST = "POST /channels/:channel/messages";
const UNKNOWN_GUILD = 10004;
const MANY = 100;

/** Words and descriptions of pictures. */
function wordsOf(message: Message): string {
  return `${textOf(message)}\n${JSON.stringify([message.components, message.attachments])}`;
}

function idOf(ref: MessageRef): string {
  return ref.split("/")[1] ?? "";
}

async function open(handle: Bot["handle"]) {
  const bot = await openDiscordBot({ handle });
  await bot.start();
  const { discord, guild, channel, ada, kubedrill } = bot;
  const ben = discord.addUser("ben");
  discord.addMember(guild, ada, ["ManageGuild"]);
  discord.addMember(guild, ben);
  const refTo = ({ id }: Person): DirectRef => ({ team: guild.id, member: id });
  const personOf = ({ member }: DirectRef) => (member === ada.id ? ada : ben);
  return {
    discord,
    guild,
    place: channel,
    ben,
    platform: kubedrill.platform,
    channel: { team: guild.id, channel: channel.id },
    admin: refTo(ada),
    member: refTo(ben),
    stranger: refTo(discord.addUser("stranger")),
    secrets: [discord.token],
    seen: async () =>
      discord.messages(channel).map((message) => ({
        ref: `${message.channel_id}/${message.id}` as MessageRef,
        text: wordsOf(message),
        silent: (message.flags & messageFlags.silent) !== 0,
      })),
    thread: (message: MessageRef) => discord.messages({ id: idOf(message) }).map(wordsOf),
    received: (to: DirectRef) => discord.messages(discord.directChannel(personOf(to))).map(wordsOf),
    remove(message: MessageRef) {
      const found = discord.messages(channel).find(({ id }) => id === idOf(message));
      if (found !== undefined) discord.removeMessage(found);
    },
    close(to: DirectRef) {
      personOf(to).directMessages = "closed";
    },
  };
}

describePlatform("Discord", {
  open,
  can: { silence: true, recognize: true, find: true, closeDirect: true, publicPictures: true },
  zone: undefined,
  forbid({ discord, place }) {
    discord.forbidBot(place, ["SendMessages", "AttachFiles"]);
    return ["Send Messages", "Attach Files"];
  },
  breaks: {
    later: ({ discord }) => discord.fail({ retryAfter: 700, times: MANY }),
    "later everywhere": ({ discord }) => discord.fail({ status: 503, times: MANY }),
    channel: ({ discord, place }) => discord.removeChannel(place),
    team: ({ discord }) => discord.fail({ code: UNKNOWN_GUILD, times: MANY }),
    "lost answer": ({ discord }) => discord.fail({ route: POST, drop: "after", times: MANY }),
  },
  converse: ({ ben, place }) => ({
    ask: async () => wordsOf(await ben.command(place, "daily")),
    async askForForm() {
      const opened = await ben.commandForForm(place, "daily");
      return {
        text: JSON.stringify(opened.form),
        send: async (filled) => wordsOf(await ben.submit(opened, filled)),
      };
    },
  }),
});
