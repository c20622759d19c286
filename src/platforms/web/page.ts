// The playground's page: a channel, what only you see, and a command box.
import { html } from "hono/html";
import type { StoredMessage } from "../../ports/message-log.ts";
import type { Person } from "../../ports/person.ts";
import { channel, people } from "./people.ts";
import type { Reader } from "./reader.ts";
import { publicMessage } from "./render.ts";

type Html = ReturnType<typeof html>;

interface PageState {
  readonly person: Person;
  readonly reader: Reader;
  readonly messages: readonly StoredMessage[];
  readonly now: number;
  /** Private replies to show at once (without script each reply is a new page). */
  readonly replies: readonly Html[];
}

export function page({ person, reader, messages, now, replies }: PageState): Html {
  return html`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>#${channel} · Kubedrill playground</title>
  <link rel="icon" href="/icon.svg">
  <link rel="stylesheet" href="/style.css">
  <script type="module" src="/script.js"></script>
</head>
<body data-as="${reader.as}">
  <header>
    <div class="place">
      <h1><span aria-hidden="true">#</span>${channel}</h1>
      <p>Team Playground · <span id="today">${today(now, reader.zone)}</span></p>
    </div>
    <form class="who" method="get" action="/">
      <label for="as">You are</label>
      <select id="as" name="as">${people.map((one) => personOption(one, person))}</select>
      <noscript><button>Switch</button></noscript>
    </form>
    <form class="clock" method="post" action="/next-day">
      <input type="hidden" name="as" value="${reader.as}">
      <button title="Moves the playground's clock to the next question: today's closes and is revealed">Next day</button>
    </form>
  </header>
  <main>
    <section id="channel" aria-label="Channel messages">${messages.map((message) => shown(message, reader))}</section>
    <section id="private" role="status" aria-label="Only visible to you">${replies}</section>
  </main>
  <footer><form class="command" method="post" action="/say" autocomplete="off">
    <input type="hidden" name="as" value="${reader.as}">
    <label for="command">Command</label>
    <input id="command" name="text" type="text" role="combobox" aria-expanded="false" aria-controls="completions"
      aria-autocomplete="list" placeholder="/lookup nodeport" enterkeyhint="send" maxlength="1000">
    <button class="primary">Send</button>
    <ul id="completions" role="listbox" aria-label="Completions" hidden></ul>
  </form></footer>
</body>
</html>`;
}

/** A stored message as its reader sees it. */
export function shown(message: StoredMessage, reader: Reader): Html {
  const { id, blocks, postedAt, editedAt } = message;
  return publicMessage({ id: `m-${id}`, blocks, at: postedAt, revision: editedAt ?? postedAt }, reader);
}

/** The playground's date, in words. */
export function today(now: number, zone: string): string {
  const format = { weekday: "long", day: "numeric", month: "long", timeZone: zone } as const;
  return new Intl.DateTimeFormat("en-GB", format).format(now);
}

function personOption(one: Person, current: Person): Html {
  const label = one === people[0] ? `${one.name} (admin)` : one.name;
  return html`<option value="${one.externalId}"${one === current ? " selected" : ""}>${label}</option>`;
}
