// Pictures of progress, drawn in a thread that starts with the first one.
import type { ProgressData } from "./app/progress/progress-view.ts";
import type { Logger } from "./operations/log.ts";
import type { Pictures } from "./pictures/render.ts";

/** Loads what draws them with the first picture. */
export function createProgressPictures(log: Logger) {
  let pictures: Promise<Pictures> | undefined;
  return {
    async render(data: ProgressData, learnerId: string) {
      const { progressSvg } = await import("./pictures/progress-picture.ts");
      pictures ??= import("./pictures/render.ts").then(({ createPictures }) => createPictures());
      return (await pictures).render(progressSvg(data), learnerId).catch((error: unknown) => {
        log.error({ err: error }, "picture failed; the message goes without it");
        throw error;
      });
    },
    stop: async () => (await pictures)?.stop(),
  };
}
