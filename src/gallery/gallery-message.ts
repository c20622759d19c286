// A message of the gallery.
import type { Block } from "../ports/reply.ts";

export interface GalleryMessage {
  /** Unique. */
  readonly name: string;
  readonly blocks: readonly Block[];
}
