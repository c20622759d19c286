// Who can talk to the playground: its own page at its own address, and no other site through that browser.
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
 * Refuses `Host` headers that aren't ours (a foreign name that leads to this machine: DNS rebinding) and requests that
 * another site's page makes, and sets the headers that keep a browser strict.
 */
export function guard(isOurs: (host: string) => boolean): MiddlewareHandler {
  return async (context, next) => {
    for (const [name, value] of Object.entries(headers)) context.header(name, value);
    const given = context.req.header("Host") ?? "";
    if (!isOurs(given)) {
      return context.text(
        "This address isn't served here. Use the one that Kubedrill printed when it started, or set PUBLIC_URL to this one.",
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
