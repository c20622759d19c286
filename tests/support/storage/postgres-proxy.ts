// A proxy in front of PostgreSQL that can cut the connection at the worst moment.
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { onTestFinished } from "vitest";

export interface Wire {
  /** The database's URL through the proxy. */
  readonly url: string;
  /** Lets the next COMMIT reach the server, and cuts the connection before its reply. */
  loseNextCommit(): void;
  /** Cuts the connection before the next COMMIT reaches the server. */
  cutNextCommit(): void;
  /** Commits lost or cut so far. */
  lost(): number;
  /** From now on, nothing passes on the connections that exist, and none is cut: as if the machine were gone. */
  silence(): void;
  /** Breaks every connection and each new one, until the returned function is called. */
  goDown(): () => void;
  /** The parameters of each connection's startup message so far. */
  startups(): readonly Readonly<Record<string, string>>[];
}

/** Starts a proxy to the database at `url` for one test. */
export async function startProxy(url: string): Promise<Wire> {
  const { hostname, port } = new URL(url);
  const sockets = new Set<Socket>();
  const startups: Readonly<Record<string, string>>[] = [];
  const silencers = new Set<() => void>();
  let armed: "before" | "after" | undefined;
  let lost = 0;
  let isDown = false;

  const entrance = createServer((client) => {
    if (isDown) return void client.destroy();
    const server = connect(Number(port), hostname);
    let losing = false;
    let silent = false;
    silencers.add(() => {
      silent = true;
    });
    for (const socket of [client, server]) {
      sockets.add(socket);
      socket.on("error", () => {}); // the cut itself
      socket.on("close", () => {
        if (silent && socket === server) return;
        client.destroy();
        server.destroy();
      });
    }
    client.once("data", (sent: Buffer) => startups.push(readStartup(sent)));
    client.on("data", (sent) => {
      if (silent) return;
      const cut = sent.includes("COMMIT\0") ? armed : undefined;
      losing = cut === "after";
      if (cut !== undefined) armed = undefined;
      if (cut !== "before") {
        server.write(sent);
        return;
      }
      lost += 1;
      server.destroy();
    });
    server.on("data", (reply) => {
      if (silent) return;
      if (!losing) {
        client.write(reply);
        return;
      }
      lost += 1;
      server.destroy();
    });
  });
  entrance.listen(0, "127.0.0.1");
  await once(entrance, "listening");
  onTestFinished(() => {
    entrance.close();
    for (const socket of sockets) socket.destroy();
  });
  const laid = new URL(url);
  laid.port = String((entrance.address() as AddressInfo).port);
  return {
    url: laid.href,
    loseNextCommit: () => {
      armed = "after";
    },
    cutNextCommit: () => {
      armed = "before";
    },
    lost: () => lost,
    silence: () => {
      for (const silence of silencers) silence();
    },
    goDown() {
      isDown = true;
      for (const socket of sockets) socket.destroy();
      return () => {
        isDown = false;
      };
    },
    startups: () => startups,
  };
}

/** After length and version: names and values, each with a zero at its end. */
function readStartup(message: Buffer): Readonly<Record<string, string>> {
  const texts = message.subarray(8).toString().split("\0");
  const names = texts.filter((name, index) => index % 2 === 0 && name !== "");
  return Object.fromEntries(names.map((name) => [name, texts[texts.indexOf(name) + 1] ?? ""]));
}
