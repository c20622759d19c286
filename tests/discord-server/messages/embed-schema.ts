// An embed and its limits.
import { z } from "zod";
import { text, textBetween } from "../api/form.ts";

const media = z.object({ url: text(2_048) });

export const embedSchema = z.object({
  title: text(256).nullish(),
  description: text(4_096).nullish(),
  url: text(2_048).nullish(),
  timestamp: z.string().nullish(),
  color: z.int().min(0).max(0xffffff).nullish(),
  footer: z.object({ text: textBetween(1, 2_048), icon_url: text(2_048).nullish() }).nullish(),
  author: z.object({ name: textBetween(1, 256), url: text(2_048).nullish() }).nullish(),
  image: media.nullish(),
  thumbnail: media.nullish(),
  fields: z
    .array(
      z.object({ name: textBetween(1, 256), value: textBetween(1, 1_024), inline: z.boolean().nullish() }),
    )
    .max(25)
    .nullish(),
});

export type Embed = Readonly<z.output<typeof embedSchema>>;

/** The characters that count towards the 6,000 of a message. */
export function embedSize(embed: Embed): number {
  const fields = embed.fields ?? [];
  const parts = [embed.title, embed.description, embed.footer?.text, embed.author?.name];
  return [...parts, ...fields.flatMap(({ name, value }) => [name, value])].reduce(
    (sum, part) => sum + (part?.length ?? 0),
    0,
  );
}
