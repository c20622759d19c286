// Expected kinds of failure. Anything else is a bug.

/** The message is shown to the member: what's wrong, then what to do. */
export class UserError extends Error {
  override readonly name = "UserError";
  /** The option that's wrong, if it's an option: forms show the message there. */
  readonly option: string | undefined;

  constructor(message: string, option?: string) {
    super(message);
    this.option = option;
  }
}

/** The database can't be used right now, so nothing was saved. The message is for the operator's log. */
export class UnavailableError extends Error {
  override readonly name = "UnavailableError";
  /** The database's error code, such as SQLITE_BUSY; undefined if it reported none. */
  readonly code: string | undefined;

  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.code = cause instanceof Error && "code" in cause ? String(cause.code) : undefined;
  }
}

/** The message is shown to the operator at startup: what's wrong with the installation, then what to do. */
export class SetupError extends Error {
  override readonly name = "SetupError";
}
