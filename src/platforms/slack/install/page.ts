// The pages of the Slack platform: what became of an installation.
import type { ServerResponse } from "node:http";

/** Ends a response with a small page; the words are ours, never a request's. */
export function messagePage(
  response: ServerResponse,
  status: number,
  title: string,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, {
    ...headers,
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy":
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  });
  response.end(
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><style>body{font:1.1rem system-ui;max-width:36rem;margin:4rem auto;padding:0 1rem}</style><h1>${title}</h1><p>${text}</p></html>`,
  );
}
