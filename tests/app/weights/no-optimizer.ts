// A thread on a system without a prebuilt optimizer.
import { answerRequests } from "../../../src/threads/answer-requests.ts";

answerRequests(() => ({ missing: "Error: Cannot find native binding." }));
