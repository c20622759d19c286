// Rules of the API server that its published schemas lack.

/** A field of a document with its path, for example `spec.ports.0.port`. */
interface Field {
  readonly path: string;
  readonly key: string;
  readonly value: unknown;
}

const dnsLabel = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const labelValue = /^(?:[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/;
const portKeys: ReadonlySet<string> = new Set([
  "port",
  "targetPort",
  "containerPort",
  "nodePort",
  "endPort",
  "number",
]);
const labelPlace = /(?:^|\.)(?:labels|matchLabels)\.|^spec\.selector\./;

/** What the API server rejects although the schema allows it. */
export function findRefusals(document: Readonly<Record<string, unknown>>): readonly string[] {
  const fields = listFields(document, "");
  return [...checkName(fields), ...fields.flatMap(checkField), ...checkPortNames(fields)];
}

function listFields(part: object, path: string): readonly Field[] {
  return Object.entries(part).flatMap(([key, value]) => {
    const here = path === "" ? key : `${path}.${key}`;
    const inner = typeof value === "object" && value !== null ? listFields(value, here) : [];
    return [{ path: here, key, value }, ...inner];
  });
}

function checkName(fields: readonly Field[]): readonly string[] {
  const name = fields.find(({ path }) => path === "metadata.name")?.value;
  if (typeof name !== "string") return ["metadata.name is missing"];
  return name.split(".").every((label) => dnsLabel.test(label))
    ? []
    : [`metadata.name "${name}" is no DNS name`];
}

function checkField({ path, key, value }: Field): readonly string[] {
  if (portKeys.has(key) && typeof value === "number" && (value < 1 || value > 65535))
    return [`${path} is ${value}: ports go from 1 to 65535`];
  if (labelPlace.test(path) && typeof value === "string" && !labelValue.test(value))
    return [`${path} "${value}" is no label value`];
  if (key === "namespace" && typeof value === "string" && !dnsLabel.test(value))
    return [`${path} "${value}" is no namespace`];
  return [];
}

/** With several ports, each port of a Service needs a name. */
function checkPortNames(fields: readonly Field[]): readonly string[] {
  const kind = fields.find(({ path }) => path === "kind")?.value;
  const ports = fields.find(({ path }) => path === "spec.ports")?.value;
  if (kind !== "Service" || !Array.isArray(ports) || ports.length < 2) return [];
  const unnamed = ports.filter((port: { readonly name?: string }) => port.name === undefined);
  return unnamed.length === 0 ? [] : ["spec.ports: with several ports each one needs a name"];
}
