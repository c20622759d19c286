// A thread that does what each request says.
import { appendFileSync } from "node:fs";
import { threadId, workerData } from "node:worker_threads";
import { answerRequests } from "../../../src/threads/answer-requests.ts";

export type Order =
  | { readonly do: "answer"; readonly text: string }
  | { readonly do: "fail"; readonly text: string }
  | { readonly do: "throw outside" }
  | { readonly do: "exit"; readonly code: number }
  | { readonly do: "be silent" }
  | { readonly do: "spin" }
  | { readonly do: "answer with a function" };

answerRequests(
  (order: Order) => {
    switch (order.do) {
      case "answer":
        return { text: order.text, thread: threadId };
      case "fail":
        throw new RangeError(order.text);
      case "throw outside":
        setImmediate(() => {
          throw new Error("outside of every request");
        });
        return new Promise<never>(() => {});
      case "exit":
        return process.exit(order.code);
      case "be silent":
        return new Promise<never>(() => {});
      case "spin":
        for (;;);
      case "answer with a function":
        return () => {};
    }
  },
  () => {
    if (workerData?.log !== undefined) appendFileSync(workerData.log, "closed\n");
  },
);
