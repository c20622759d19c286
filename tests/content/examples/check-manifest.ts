// Checks one document of a YAML block as a strict API server would.
import { z } from "zod";
import { kindsWithoutModel } from "./kinds-without-model.ts";
import { watchFields } from "./known-fields.ts";
import { findModel } from "./manifest-models.ts";
import { findRefusals } from "./server-rules.ts";

const head = z.looseObject({ apiVersion: z.string(), kind: z.string() });

/** What's wrong with a document; empty if the server accepts it. */
export function checkManifest(document: unknown): readonly string[] {
  const parsed = head.safeParse(document);
  if (!parsed.success) return ["no apiVersion or kind: YAML blocks are for manifests, other code is text"];
  const { apiVersion, kind, ...rest } = parsed.data;

  const known = kindsWithoutModel[`${apiVersion} ${kind}`];
  if (known !== undefined) return explain(known.rest.safeParse(rest).error);
  const Model = findModel(apiVersion, kind);
  if (Model === undefined)
    return [`no model of ${apiVersion} ${kind}: add it to manifest-models.ts or kinds-without-model.ts`];

  const manifest = new Model({ ...parsed.data, apiVersion: Model.apiVersion } as never);
  const { view, listUnread } = watchFields(manifest);
  try {
    view.validate();
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
  return [...listUnread().map((path) => `${path} is no field of ${kind}`), ...findRefusals(parsed.data)];
}

/** A schema's issues, one per line. */
export function explain(error: z.ZodError | undefined): readonly string[] {
  return error === undefined ? [] : error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
}
