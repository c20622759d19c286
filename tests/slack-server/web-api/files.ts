// Uploaded files: a place is given, bytes come, the upload is completed.
import type { Ids } from "../ids.ts";
import type { File } from "../model.ts";

export interface Files {
  reserve(name: string, length: number, altText: string | undefined): File;
  find(id: string): File | undefined;
}

export function createFiles(ids: Ids): Files {
  const files = new Map<string, File>();
  return {
    reserve(name, length, altText) {
      const file: File = {
        id: ids.next("F"),
        name,
        length,
        altText,
        bytes: undefined,
        title: name,
        complete: false,
      };
      files.set(file.id, file);
      return file;
    },
    find: (id) => files.get(id),
  };
}
