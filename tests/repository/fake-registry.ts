// A package registry on loopback that knows a few made-up packages, for npm itself to ask.
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** A version's package.json without its name and version. */
type Manifest = Readonly<Record<string, unknown>>;

/** Versions by package name. */
export type Packages = Readonly<Record<string, Readonly<Record<string, Manifest>>>>;

/** The integrity hash of a made-up package. */
export function integrityOf(name: string, version: string): string {
  return `sha512-${Buffer.from(`${name}@${version}`.padEnd(64, ".")).toString("base64")}`;
}

/** Listens for one test and returns its address. */
export async function startRegistry(packages: Packages): Promise<string> {
  const server = createServer((request, response) => {
    const name = decodeURIComponent(request.url?.slice(1) ?? "");
    const versions = packages[name];
    if (versions === undefined) {
      response.writeHead(404).end("{}");
      return;
    }
    response.setHeader("content-type", "application/json");
    response.end(
      JSON.stringify({
        name,
        "dist-tags": { latest: Object.keys(versions).at(-1) },
        versions: Object.fromEntries(
          Object.entries(versions).map(([version, manifest]) => [
            version,
            { name, version, ...manifest, dist: describe(name, version) },
          ]),
        ),
      }),
    );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

function describe(name: string, version: string) {
  return {
    tarball: `http://127.0.0.1:1/${name}/-/${version}.tgz`,
    integrity: integrityOf(name, version),
  };
}
