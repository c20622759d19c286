// The kinds of failure that have a sentence of their own; anything else is a bug.

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

/** The database cannot be used right now, so nothing was saved. The message is for the operator's log. */
export class UnavailableError extends Error {
  override readonly name = "UnavailableError";
  /** The database's own code, such as SQLITE_BUSY; undefined where it noticed nothing. */
  readonly code: string | undefined;

  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.code = cause instanceof Error && "code" in cause ? String(cause.code) : undefined;
  }
}

/** Shown to whoever starts the process: what is wrong with the installation, and what to do. */
export class SetupError extends Error {
  override readonly name = "SetupError";
}
