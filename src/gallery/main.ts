// npm run gallery: every message in all skins, for everyone who works on how they look.
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { loadCurriculum } from "../load-curriculum.ts";
import { galleryMessages } from "./messages.ts";
import { galleryPage, schemes } from "./page.ts";

const PORT = 4870;

const routes = new Hono();
routes.get("/", (context) => {
  const scheme = schemes.find((one) => one === context.req.query("scheme")) ?? "light";
  return context.html(galleryPage(galleryMessages(loadCurriculum("content")), scheme));
});

serve({ fetch: routes.fetch, port: PORT, hostname: "127.0.0.1" }, () => {
  console.log(`Every message, as Slack, Discord, and the playground show it: http://127.0.0.1:${PORT}`);
});
