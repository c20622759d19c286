// The playground's page: one timeline, as in a chat, and a command box.
import { html } from "hono/html";
import type { StoredMessage } from "../../ports/message-log.ts";
import type { Person } from "../../ports/person.ts";
import { people } from "./people.ts";
import { addressOf, hiddenFields, type Pane, type Reader, type Skin } from "./reader.ts";
import { privateMessage, publicMessage, typedCommand } from "./render.ts";
import type { Entry } from "./timeline.ts";

type Html = ReturnType<typeof html>;

/** A message with the private replies below it. */
export interface Moment {
  /** Unique in the page. */
  readonly id: string;
  readonly message?: StoredMessage;
  readonly entries: readonly Entry[];
}

/** A part of the page: moments, under a title if it's one of several. */
export interface Section {
  readonly title?: string;
  readonly moments: readonly Moment[];
}

interface PageState {
  readonly person: Person;
  readonly reader: Reader;
  /** The subject, such as “Kubernetes networking”. */
  readonly subject: string;
  readonly channel: string;
  /** A concept to try look-up with. */
  readonly example: string;
  readonly sections: readonly Section[];
  readonly now: number;
  /** The playground's date. */
  readonly day: string;
}

const paneTitles: Readonly<Record<Pane, string>> = {
  channel: "Channel",
  direct: "Direct messages",
  threads: "Threads",
  home: "Home",
};

const skinTitles: Readonly<Record<Skin, string>> = { page: "Page", slack: "Slack", discord: "Discord" };

const emptyPanes: Readonly<Record<Pane, string>> = {
  channel: "No question yet. “Next day” asks one.",
  direct: "No direct messages yet. Type /remind 10:00 to be reminded of your reviews.",
  threads: "No threads yet. With /drill change discussion:on, each reveal opens one.",
  home: "",
};

export function page(state: PageState): Html {
  const { person, reader, channel, example, sections, now, day } = state;
  const { zone, pane } = reader;
  const isEmpty = sections.every(({ moments }) => moments.every((moment) => moment.message === undefined));
  return html`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${pane === "channel" ? `#${channel}` : paneTitles[pane]} · Kubedrill playground</title>
  <link rel="icon" href="/icon.svg">
  <link rel="stylesheet" href="/style.css">
  ${reader.skin === "page" ? "" : html`<link rel="stylesheet" href="/${reader.skin}.css">`}
  <script type="module" src="/script.js"></script>
</head>
<body data-as="${reader.as}" data-pane="${pane}" data-skin="${reader.skin}" class="skin-${reader.skin}">
  <a class="skip" href="#command">Skip to the command box</a>
  <header>
    <div class="place">
      <h1><span aria-hidden="true">#</span>${channel}</h1>
      <p>Team Playground · <span id="today">${today(now, zone)}</span></p>
    </div>
    <form class="who" method="get" action="/">
      <label for="as">You are</label>
      <select id="as" name="as">${people.map((one) => personOption(one, person))}</select>
      <label for="skin">seen as</label>
      <select id="skin" name="skin">${Object.entries(skinTitles).map(([name, title]) => html`<option value="${name}"${name === reader.skin ? " selected" : ""}>${title}</option>`)}</select>
      <input type="hidden" name="pane" value="${pane}">
      <noscript><button>Switch</button></noscript>
    </form>
    <nav aria-label="Places">${Object.entries(paneTitles).map(([name, title]) => paneLink(name as Pane, title, reader))}</nav>
    <form class="clock" method="post" action="/next-day">
      ${hiddenFields({ as: reader.as, skin: reader.skin, pane: "channel" })}<input type="hidden" name="day" value="${day}">
      <button title="Today's question closes and is revealed, and the next one is asked">Next day</button>
      <button formaction="/simulate" title="The whole team answers for 14 days">Simulate two weeks</button>
    </form>
  </header>
  <main>
    <p id="connection" role="status" hidden>Connection lost. Trying again…</p>
    ${pane === "channel" ? welcome(state) : ""}
    <div id="timeline" role="log" aria-relevant="additions" aria-label="${paneTitles[pane]}">
      ${isEmpty && emptyPanes[pane] !== "" ? html`<p class="empty muted">${emptyPanes[pane]}</p>` : ""}
      ${sections.map((section) => renderSection(section, person, reader))}
    </div>
    <button id="new-message" type="button" hidden>New message ↓</button>
  </main>
  <footer><form class="command" method="post" action="/say" autocomplete="off">
    ${hiddenFields(reader)}
    <label for="command">Command</label>
    <input id="command" name="text" type="text" role="combobox" aria-expanded="false" aria-controls="completions"
      aria-autocomplete="list" placeholder="/lookup ${example}" enterkeyhint="send" maxlength="1000">
    <button class="primary">Send</button>
    <ul id="completions" role="listbox" aria-label="Completions" hidden></ul>
  </form></footer>
</body>
</html>`;
}

/** What this is, and what to try: the first thing that a newcomer reads. */
function welcome({ person, subject, example }: PageState): Html {
  return html`<section class="welcome" aria-label="Welcome">
    <p><b>Kubedrill asks your team one question about ${subject} a day and helps everyone remember the answers.</b>
      In this playground, you are ${person.name}, one of six teammates.</p>
    <p>Answer today's question below. Then try <code>/lookup ${example}</code>, <code>/quiz</code>, or “Simulate two weeks”.</p>
  </section>`;
}

function paneLink(pane: Pane, title: string, reader: Reader): Html {
  const current = pane === reader.pane ? html` aria-current="page"` : "";
  return html`<a id="pane-${pane}" href="${addressOf({ ...reader, pane })}"${current}>${title}</a>`;
}

function renderSection({ title, moments }: Section, person: Person, reader: Reader): Html {
  const shown = html`${moments.map((moment) => renderMoment(moment, person, reader))}`;
  return title === undefined ? shown : html`<section class="thread"><h2>${title}</h2>${shown}</section>`;
}

/** A message and what its reader alone sees below it. */
export function renderMoment({ id, message, entries }: Moment, person: Person, reader: Reader): Html {
  return html`<div class="moment" data-moment="${id}">${message === undefined ? "" : shown(message, reader)}${entries.map((entry) => renderEntry(entry, person, reader))}</div>`;
}

/** A private reply, after the command that it answers. */
export function renderEntry(entry: Entry, person: Person, reader: Reader): Html {
  const { id, under, typed, at } = entry;
  return html`<div id="${id}" class="entry">${typed === undefined ? "" : typedCommand(person.name, typed, at, reader)}${privateMessage(entry, { ...reader, under, entry: id })}</div>`;
}

/** A stored message as its reader sees it. */
export function shown(message: StoredMessage, reader: Reader): Html {
  const { id, blocks, postedAt, editedAt } = message;
  const element = `m-${id}`;
  const shown = { id: element, blocks, at: postedAt, revision: editedAt ?? postedAt };
  return publicMessage(shown, { ...reader, under: element });
}

/** The playground's date, in words. */
export function today(now: number, zone: string): string {
  const format = { weekday: "long", day: "numeric", month: "long", timeZone: zone } as const;
  return new Intl.DateTimeFormat("en-US", format).format(now);
}

function personOption(one: Person, current: Person): Html {
  const label = one === people[0] ? `${one.name} (admin)` : one.name;
  return html`<option value="${one.externalId}"${one === current ? " selected" : ""}>${label}</option>`;
}
