// The worker's side of a thread: answers requests until the process stops it.
import { parentPort } from "node:worker_threads";
import type { FromThread, ToThread } from "./messages.ts";

/**
 * Answers each request of the process. A failure rejects that request only.
 * @param close runs before the thread ends by itself
 */
export function answerRequests<Request, Answer>(
  answer: (request: Request) => Answer | Promise<Answer>,
  close: () => unknown = () => undefined,
): void {
  const send = (message: FromThread<Answer>) => parentPort?.postMessage(message);
  parentPort?.on("message", async (message: ToThread<Request>) => {
    if (message.type === "stop") {
      await close();
      parentPort?.close();
      return;
    }
    try {
      send({ answer: await answer(message.request) });
    } catch (error) {
      send({ failure: error instanceof Error ? error.message : String(error) });
    }
  });
  parentPort?.on("messageerror", (error) => {
    throw error;
  });
}
