// Everything stored about a learner, as a file.

export interface Exports {
  /**
   * A JSON document with everything stored about a learner in all their teams, read in pages: changes made meanwhile can
   * be in it. Two exports of a learner at the same time share one file. `gone` if the learner was deleted, so that no
   * file ever has half of the data. @param now epoch ms, which the document has as `asOf`
   */
  make(learnerId: string, now: number): Promise<ExportFile | "gone">;
}

export interface ExportFile {
  readonly bytes: Uint8Array;
  /** Whether the JSON is compressed, because it's long. */
  readonly gzipped: boolean;
}
