// Slack's block and element types with their documented limits, in one table: https://docs.slack.dev/reference/block-kit
// Lengths are in characters. What Slack's pages don't say has no entry.

/** Blocks on each surface. */
export const blocksOn = { message: 50, modal: 100, home: 100 } as const;

export type Surface = keyof typeof blocksOn;

interface BlockType {
  readonly surfaces: readonly Surface[];
  /** Its properties, apart from `type` and `block_id`. */
  readonly keys: readonly string[];
}

const everywhere: readonly Surface[] = ["message", "modal", "home"];

export const blockTypes: Readonly<Record<string, BlockType>> = {
  actions: { surfaces: everywhere, keys: ["elements"] },
  context: { surfaces: everywhere, keys: ["elements"] },
  divider: { surfaces: everywhere, keys: [] },
  header: { surfaces: everywhere, keys: ["text"] },
  image: { surfaces: everywhere, keys: ["image_url", "slack_file", "alt_text", "title"] },
  input: { surfaces: everywhere, keys: ["label", "element", "hint", "optional", "dispatch_action"] },
  markdown: { surfaces: ["message"], keys: ["text"] },
  rich_text: { surfaces: everywhere, keys: ["elements"] },
  section: { surfaces: everywhere, keys: ["text", "fields", "accessory", "expand"] },
  table: { surfaces: ["message"], keys: ["rows", "column_settings"] },
};

export const blockLimits = {
  blockId: 255,
  actionElements: 25,
  contextElements: 10,
  contextText: 3_000,
  header: 150,
  imageTitle: 2_000,
  altText: 2_000,
  url: 3_000,
  inputLabel: 2_000,
  inputHint: 2_000,
  markdown: 12_000,
  sectionText: 3_000,
  sectionFields: 10,
  sectionField: 2_000,
  tables: 1,
  tableRows: 100,
  tableColumns: 20,
  /** Of all cells of a message. */
  tableText: 10_000,
} as const;

export const elementLimits = {
  actionId: 255,
  buttonText: 75,
  buttonValue: 2_000,
  accessibilityLabel: 75,
  placeholder: 150,
  optionText: 75,
  optionValue: 150,
  selectOptions: 100,
  overflowOptions: 5,
  radioOptions: 10,
  checkboxes: 10,
  inputLength: 3_000,
  confirmTitle: 100,
  confirmText: 300,
  confirmLabel: 30,
} as const;
