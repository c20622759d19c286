// The two kinds of failure that people are told about as written; anything else is a bug.

/** Shown to the member as written: what was wrong, then what to do. */
export class UserError extends Error {
  override readonly name = "UserError";
  /** The option that was wrong, where it was one: forms say it there. */
  readonly option: string | undefined;

  constructor(message: string, option?: string) {
    super(message);
    this.option = option;
  }
}

/** Shown to whoever starts the process: what is wrong with the installation, and what to do. */
export class SetupError extends Error {
  override readonly name = "SetupError";
}
