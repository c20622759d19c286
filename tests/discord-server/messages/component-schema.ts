// Buttons, selects and the layout of Components V2, with the limits that each has by itself.
import { z } from "zod";
import { listBetween, problem, text, textBetween } from "../api/form.ts";

const customId = textBetween(1, 100);
const id = z.int().nullish();
const emoji = z.object({
  id: z.string().nullish(),
  name: z.string().nullish(),
  animated: z.boolean().nullish(),
});
const media = z.object({ url: text(2_048) });

const LINK = 5;

const button = z
  .object({
    type: z.literal(2),
    id,
    style: z.int().min(1).max(LINK),
    label: text(80).nullish(),
    emoji: emoji.nullish(),
    custom_id: customId.nullish(),
    url: text(512).nullish(),
    disabled: z.boolean().nullish(),
  })
  .refine(
    ({ label, emoji }) => Boolean(label) || Boolean(emoji),
    problem("BUTTON_COMPONENT_INVALID_LABEL", "A button needs a label or an emoji", ["label"]),
  )
  .refine(
    ({ style, custom_id }) => style === LINK || Boolean(custom_id),
    problem("BASE_TYPE_REQUIRED", "This field is required", ["custom_id"]),
  )
  .refine(
    ({ style, url }) => (style === LINK) === Boolean(url),
    problem("BUTTON_COMPONENT_INVALID_STYLE", "A url and a button of style 5 belong together", ["url"]),
  );

const select = {
  id,
  custom_id: customId,
  placeholder: text(150).nullish(),
  min_values: z.int().min(0).max(25).nullish(),
  max_values: z.int().min(1).max(25).nullish(),
  disabled: z.boolean().nullish(),
  required: z.boolean().nullish(),
};

const stringSelect = z.object({
  ...select,
  type: z.literal(3),
  options: listBetween(
    z.object({
      label: textBetween(1, 100),
      value: textBetween(1, 100),
      description: text(100).nullish(),
      emoji: emoji.nullish(),
      default: z.boolean().nullish(),
    }),
    1,
    25,
  ).refine(
    (options) => new Set(options.map(({ value }) => value)).size === options.length,
    problem("SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is already used"),
  ),
});

/** Selects of users, roles, either, or channels. */
const otherSelect = z.object({ ...select, type: z.literal([5, 6, 7, 8]) });

const actionRow = z
  .object({
    type: z.literal(1),
    id,
    components: listBetween(z.discriminatedUnion("type", [button, stringSelect, otherSelect]), 1, 5),
  })
  .refine(
    ({ components }) => components.length === 1 || components.every(({ type }) => type === 2),
    problem("COMPONENT_LAYOUT_WIDTH_EXCEEDED", "A select fills its row", ["components"]),
  );

const textDisplay = z.object({ type: z.literal(10), id, content: textBetween(1, 4_000) });
const picture = { media, description: text(1_024).nullish(), spoiler: z.boolean().nullish() };
const thumbnail = z.object({ type: z.literal(11), id, ...picture });
const gallery = z.object({ type: z.literal(12), id, items: listBetween(z.object(picture), 1, 10) });
const file = z.object({ type: z.literal(13), id, file: media, spoiler: z.boolean().nullish() });
const separator = z.object({
  type: z.literal(14),
  id,
  divider: z.boolean().nullish(),
  spacing: z.literal([1, 2]).nullish(),
});
const section = z.object({
  type: z.literal(9),
  id,
  components: listBetween(textDisplay, 1, 3),
  accessory: z.discriminatedUnion("type", [thumbnail, button]),
});
const inContainer = [actionRow, section, textDisplay, gallery, file, separator] as const;
const container = z.object({
  type: z.literal(17),
  id,
  components: listBetween(z.discriminatedUnion("type", inContainer), 1, 40),
  accent_color: z.int().min(0).max(0xffffff).nullish(),
  spoiler: z.boolean().nullish(),
});

/** What may stand at the top of a message; without the flag of Components V2 only action rows may. */
export const componentSchema = z.discriminatedUnion("type", [...inContainer, container]);

const textInput = z.object({
  type: z.literal(4),
  id,
  custom_id: customId,
  style: z.literal([1, 2]),
  label: text(45).nullish(),
  placeholder: text(100).nullish(),
  value: text(4_000).nullish(),
  min_length: z.int().min(0).max(4_000).nullish(),
  max_length: z.int().min(1).max(4_000).nullish(),
  required: z.boolean().nullish(),
});

/** How many can be chosen, and are at first: https://docs.discord.com/developers/components/reference#string-select */
const selectInForm = stringSelect
  .refine(
    ({ disabled }) => !disabled,
    problem("MODAL_COMPONENT_DISABLED", "A select in a modal can't be disabled", ["disabled"]),
  )
  .refine(
    ({ min_values, max_values, options }) =>
      (min_values ?? 1) <= (max_values ?? 1) && (max_values ?? 1) <= options.length,
    problem(
      "BASE_TYPE_BAD_INTEGER",
      "min_values, max_values, and the number of options must be in this order",
      ["max_values"],
    ),
  )
  .refine(
    ({ required, min_values }) => required === false || min_values !== 0,
    problem("BASE_TYPE_BAD_INTEGER", "A required select has min_values of at least 1", ["min_values"]),
  )
  .refine(
    ({ max_values, options }) => options.filter((option) => option.default).length <= (max_values ?? 1),
    problem("SELECT_COMPONENT_TOO_MANY_DEFAULTS", "More options are chosen than max_values", ["options"]),
  );

export const formSchema = z
  .object({
    custom_id: customId,
    title: textBetween(1, 45),
    components: listBetween(
      z.discriminatedUnion("type", [
        z.object({ type: z.literal(1), id, components: listBetween(textInput, 1, 1) }),
        z.object({
          type: z.literal(18),
          id,
          label: textBetween(1, 45),
          description: text(100).nullish(),
          component: z.discriminatedUnion("type", [textInput, selectInForm, otherSelect]),
        }),
        textDisplay,
      ]),
      1,
      5,
    ),
  })
  .refine(
    ({ components }) => {
      const ids = components.flatMap((row) =>
        row.type === 10
          ? []
          : row.type === 18
            ? row.component.custom_id
            : row.components.map(({ custom_id }) => custom_id),
      );
      return new Set(ids).size === ids.length;
    },
    problem("COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated", ["components"]),
  );

export type Component = Readonly<z.output<typeof componentSchema>>;
export type Button = Readonly<z.output<typeof button>>;
export type Select = Readonly<z.output<typeof stringSelect> | z.output<typeof otherSelect>>;
/** Any component of a message, wherever it stands. */
export type AnyComponent =
  | Component
  | Button
  | Select
  | Readonly<z.output<typeof textDisplay> | z.output<typeof thumbnail>>;
/** A modal. */
export type Form = Readonly<z.output<typeof formSchema>>;

/** Every component with its path, in reading order. */
export function* everyComponent(
  components: readonly AnyComponent[],
  path: readonly (string | number)[] = ["components"],
): Generator<readonly [AnyComponent, readonly (string | number)[]]> {
  for (const [index, component] of components.entries()) {
    const here = [...path, index];
    yield [component, here];
    if ("components" in component) yield* everyComponent(component.components, [...here, "components"]);
    if ("accessory" in component) yield [component.accessory, [...here, "accessory"]];
  }
}
