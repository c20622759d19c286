// A bare discord.js bot: it posts a button into each channel, and a click updates it in place. It caches as little as ours.
import {
  ButtonStyle,
  ChannelType,
  Client,
  ComponentType,
  Events,
  GatewayIntentBits,
  Options,
} from "discord.js";

const row = (label: string) => ({
  type: ComponentType.ActionRow as const,
  components: [
    { type: ComponentType.Button as const, style: ButtonStyle.Secondary as const, label, custom_id: "A" },
  ],
});

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

let clicks = 0;
client.on(Events.InteractionCreate, async (interaction) => {
  if (interaction.isButton()) await interaction.update({ components: [row(`A ${++clicks}`)] });
});
client.once(Events.ClientReady, async () => {
  if (process.argv.includes("--post")) {
    const channels = [...client.channels.cache.values()].filter(({ type }) => type === ChannelType.GuildText);
    for (const channel of channels) if (channel.isSendable()) await channel.send({ components: [row("A")] });
  }
  console.log("ready");
});
await client.login(process.env.DISCORD_TOKEN);
