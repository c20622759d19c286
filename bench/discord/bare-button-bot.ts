// A bare discord.js bot: it posts a button into each channel, and answers a click privately. With a file for a click log,
// it's the simplest durable bot. It caches as little as ours.
import {
  type APIMessageTopLevelComponent,
  ButtonStyle,
  ChannelType,
  Client,
  ComponentType,
  Events,
  GatewayIntentBits,
  MessageFlags,
  Options,
} from "discord.js";
import { openClickLog } from "../bots/click-log.ts";

const button = {
  type: ComponentType.ActionRow as const,
  components: [
    {
      type: ComponentType.Button as const,
      style: ButtonStyle.Secondary as const,
      label: "A",
      custom_id: "A",
    },
  ],
};

const client = new Client({
  intents: [GatewayIntentBits.Guilds],
  rest: { version: "10", api: process.env.DISCORD_API_URL ?? "" },
  makeCache: Options.cacheWithLimits({
    GuildMemberManager: { maxSize: 0, keepOverLimit: ({ id, client }) => id === client.user.id },
    UserManager: { maxSize: 0, keepOverLimit: ({ id, client }) => id === client.user?.id },
    MessageManager: 0,
    ThreadManager: 0,
  }),
});

// The caller makes it, because a bare bot has no content.
const components: readonly APIMessageTopLevelComponent[] = JSON.parse(process.env.VERDICT ?? "[]");
const log = process.env.CLICK_LOG === undefined ? undefined : openClickLog(process.env.CLICK_LOG);

client.on(Events.InteractionCreate, async (interaction) => {
  if (!interaction.isButton()) return;
  log?.add(interaction.user.id, interaction.customId, Date.now());
  await interaction.reply({
    flags: [MessageFlags.Ephemeral, MessageFlags.IsComponentsV2],
    components,
    allowedMentions: { parse: [] },
  });
});
client.once(Events.ClientReady, async () => {
  if (process.argv.includes("--post")) {
    const channels = [...client.channels.cache.values()].filter(({ type }) => type === ChannelType.GuildText);
    for (const channel of channels) if (channel.isSendable()) await channel.send({ components: [button] });
  }
  console.log("ready");
});
await client.login(process.env.DISCORD_TOKEN);
