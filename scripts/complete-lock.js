// Run after adding packages: `npm run lock`. npm leaves platform packages out of the lock file that
// the registry at hand does not have, and npm ci then refuses the file. This puts them back, by name and version.
import { readFileSync, writeFileSync } from "node:fs";

const systems = ["android", "darwin", "freebsd", "linux", "openharmony", "win32"];
const processors = ["arm64", "arm-", "x64", "ia32", "ppc64", "riscv64", "s390x"];

const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
const { "": root, ...packages } = lock.packages;
const before = Object.keys(packages).length;
for (const { optionalDependencies = {}, dev } of Object.values(packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    if (Object.keys(packages).some((path) => path.endsWith(`node_modules/${name}`))) continue;
    packages[`node_modules/${name}`] = {
      version,
      cpu: processors.filter((processor) => name.includes(processor)).map((word) => word.replace("-", "")),
      ...(dev ? { dev } : {}),
      optional: true,
      os: systems.filter((system) => name.includes(system)),
      ...(name.endsWith("musl") ? { libc: ["musl"] } : {}),
    };
  }
}
const sorted = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(
  "package-lock.json",
  `${JSON.stringify({ ...lock, packages: { "": root, ...sorted } }, undefined, 2)}\n`,
);
console.log(`Added ${Object.keys(sorted).length - before} platform packages.`);
