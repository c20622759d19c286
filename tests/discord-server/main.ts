// A local Discord as a process of its own: node tests/discord-server/main.ts ['{"deadline":3000}']
import { once } from "node:events";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { write } from "./api/api.ts";
import { createControl } from "./control.ts";
import type { DiscordOptions } from "./options.ts";
import { startDiscordServer } from "./server.ts";

const options: DiscordOptions = JSON.parse(process.argv[2] ?? "{}");
const discord = await startDiscordServer(options);
const control = createControl(discord);

const http = createServer(async (request, response) => {
  const name = /^\/control\/(\w+)$/.exec(request.url ?? "")?.[1] ?? "";
  const act = Object.hasOwn(control, name) ? control[name] : undefined;
  if (act === undefined) {
    const body = { error: `There is /control/ with ${Object.keys(control).join(", ")}.` };
    return write(response, { status: 404, body });
  }
  try {
    const args: unknown = JSON.parse((await text(request)) || "{}");
    write(response, { status: 200, body: (await act(args)) ?? null });
  } catch (error) {
    write(response, { status: 400, body: { error: String(error) } });
  }
});
await once(http.listen(0, "127.0.0.1"), "listening");
const bound = http.address();
const port = typeof bound === "object" ? bound?.port : undefined;

const { api, token, applicationId } = discord;
console.log(JSON.stringify({ api, control: `http://127.0.0.1:${port}/control`, token, applicationId }));
