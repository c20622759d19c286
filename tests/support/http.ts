// Sends requests exactly as written: fetch would add and correct headers.
import { request } from "node:http";

interface Request {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

interface Response {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export function send(url: string, { method = "GET", headers = {}, body }: Request = {}): Promise<Response> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, agent: false }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk) => {
        text += chunk;
      });
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
      );
    });
    sent.once("error", reject);
    sent.end(body);
  });
}

/** Sends a form as the playground's script does. */
export function sendForm(url: string, fields: Readonly<Record<string, string>>): Promise<Response> {
  const headers = { Accept: "application/json", "Content-Type": "application/x-www-form-urlencoded" };
  return send(url, { method: "POST", headers, body: String(new URLSearchParams(fields)) });
}

/** The HTML of a private reply. @throws Error if the form is refused */
export async function replyOf(url: string, fields: Readonly<Record<string, string>>): Promise<string> {
  const { status, body } = await sendForm(url, fields);
  if (status !== 200) throw new Error(`${url} answers ${status}: ${body}`);
  return (JSON.parse(body) as { html: string }).html;
}
