// Who may talk to the playground: this page in a browser at this address, and nobody through it.
import type { MiddlewareHandler } from "hono";

const headers = {
  "Content-Security-Policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "Cache-Control": "no-store",
  // With no-referrer a browser would send its own forms with "Origin: null".
  "Referrer-Policy": "same-origin",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Cross-Origin-Resource-Policy": "same-origin",
};

/**
 * Refuses unknown `Host` headers (a foreign name that resolves to this machine: DNS rebinding) and
 * requests that another site's page makes, and sets the headers that keep a browser strict.
 * `host` is the address listened on.
 */
export function guard(host: string): MiddlewareHandler {
  const names = new Set(["localhost", "127.0.0.1", "[::1]", bracketed(host)]);
  return async (context, next) => {
    for (const [name, value] of Object.entries(headers)) context.header(name, value);
    const given = context.req.header("Host") ?? "";
    if (!names.has(given.replace(/:\d{1,5}$/, "").toLowerCase())) {
      return context.text(
        "This address is not served here. Use the one that Kubedrill printed at its start.",
        421,
      );
    }
    if (!isSameOrigin(context.req, given)) {
      return context.text("Requests from other sites are refused.", 403);
    }
    return next();
  };
}

function isSameOrigin(
  request: { header(name: string): string | undefined; method: string },
  host: string,
): boolean {
  const origin = request.header("Origin");
  if (origin !== undefined && origin !== `http://${host}` && origin !== `https://${host}`) return false;
  const site = request.header("Sec-Fetch-Site");
  if (site === undefined || site === "same-origin" || site === "none") return true;
  // A link on another page may lead here; nothing else from there may.
  return request.method === "GET" && request.header("Sec-Fetch-Mode") === "navigate";
}

function bracketed(host: string): string {
  return host.includes(":") ? `[${host.toLowerCase()}]` : host.toLowerCase();
}
