// A drawing thread whose SVG says what it does: "exit 0", "exit 1", "be silent"; anything else comes back.
import { answerRequests } from "../../src/threads/answer-requests.ts";

answerRequests((svg: string) => {
  const exit = /^exit (\d)$/.exec(svg);
  if (exit !== null) process.exit(Number(exit[1]));
  if (svg === "be silent") return new Promise<Uint8Array>(() => {});
  return new TextEncoder().encode(svg);
});
