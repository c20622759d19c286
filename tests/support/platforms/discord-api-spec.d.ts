// The schemas of Discord's own OpenAPI description that tests use; the package's types don't compile here.
declare module "discord-api-spec/zod" {
  interface Schema {
    safeParse(value: unknown): {
      readonly success: boolean;
      readonly error?: { readonly issues: readonly unknown[] };
    };
  }
  export const MessageCreateRequestSchema: Schema;
  export const CreateMessageInteractionCallbackRequestSchema: Schema;
  export const ModalInteractionCallbackRequestSchema: Schema;
  export const ApplicationCommandCreateRequestSchema: Schema;
}
