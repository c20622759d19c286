// The docs as a website: the pages in docs/, searchable. Build it with `npm run site`.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { defineConfig } from "vitepress";
import { headingAnchor } from "./heading-anchor.ts";

const docs = dirname(import.meta.dirname);
const project = dirname(docs);

/** "owner/name" on GitHub. Workflows know their own; a build by hand names the project's. */
const repository = process.env.GITHUB_REPOSITORY ?? "kubedrill/kubedrill";
const address = `https://github.com/${repository}`;

const decisions = readdirSync(join(docs, "decisions"))
  .filter((name) => name.endsWith(".md"))
  .toSorted()
  .map((name) => ({ text: titleOf(join(docs, "decisions", name)), link: `/decisions/${name.slice(0, -3)}` }));

const sections = [
  {
    text: "Use it",
    items: [
      { text: "Get started", link: "/get-started" },
      { text: "Slack", link: "/slack" },
      { text: "Discord", link: "/discord" },
      { text: "Privacy", link: "/privacy" },
      { text: "Support", link: "/support" },
    ],
  },
  {
    text: "Run it",
    items: [
      { text: "Kubernetes", link: "/kubernetes" },
      { text: "Docker, Compose, hosts", link: "/hosting" },
      { text: "Operations", link: "/operations" },
      { text: "Backup and restore", link: "/backup" },
      { text: "Metrics and alerts", link: "/metrics" },
      { text: "PostgreSQL", link: "/postgresql" },
      { text: "Releases and upgrades", link: "/releases" },
    ],
  },
  {
    text: "Improve it",
    items: [
      { text: "Writing content", link: "/authoring" },
      { text: "Architecture", link: "/architecture" },
      { text: "Simulation", link: "/simulation" },
      { text: "How messages look", link: "/looks-review" },
    ],
  },
  { text: "Decisions", collapsed: true, items: decisions },
].map((section) => ({
  ...section,
  items: section.items.filter(({ link }) => existsSync(`${docs}${link}.md`)),
}));

export default defineConfig({
  title: "Kubedrill",
  description: "A study bot for Slack and Discord that makes teams good at Kubernetes networking",
  lang: "en-US",
  // A project's page on GitHub lives below the repository's name.
  base: process.env.SITE_BASE ?? `/${repository.split("/")[1]}/`,
  cleanUrls: true,
  lastUpdated: false,
  markdown: {
    anchor: { slugify: headingAnchor },
    config: (markdown) => markdown.core.ruler.push("project-links", linkToRepository),
  },
  themeConfig: {
    search: { provider: "local" },
    nav: [
      { text: "Get started", link: "/get-started" },
      { text: "Kubernetes", link: "/kubernetes" },
      { text: "Privacy", link: "/privacy" },
      { text: "Changelog", link: `${address}/blob/main/CHANGELOG.md` },
    ],
    sidebar: sections,
    outline: [2, 3],
    socialLinks: [{ icon: "github", link: address }],
    editLink: { pattern: `${address}/edit/main/docs/:path`, text: "Edit this page" },
    footer: { message: "MIT License" },
  },
});

/** A page's first heading, without Markdown's backticks. */
function titleOf(path) {
  const [, title] = /^# (.+)$/m.exec(readFileSync(path, "utf8")) ?? [];
  if (title === undefined) throw new Error(`${path} has no heading. Start it with "# Title".`);
  return title.replaceAll("`", "");
}

/** Links to files outside docs/, such as ../README.md, lead to the repository. A missing file fails the build. */
function linkToRepository({ tokens, env }) {
  for (const token of tokens.flatMap(({ children }) => children ?? [])) {
    const href = token.type === "link_open" ? token.attrGet("href") : null;
    if (href === null || /^([a-z]+:|#|\/)/.test(href)) continue;
    const [path, anchor] = href.split("#");
    const file = resolve(dirname(env.path), path);
    const place = relative(project, file);
    const published = place.startsWith("docs/") && place.endsWith(".md");
    if (published) continue;
    if (place.startsWith("..") || !existsSync(file))
      throw new Error(`${relative(project, env.path)} links to ${href}, which doesn't exist.`);
    token.attrSet("href", `${address}/blob/main/${place}${anchor === undefined ? "" : `#${anchor}`}`);
  }
}
