// The installation's own settings.

/** Values that the installation stores for itself. */
export interface Settings {
  /** A stored value. */
  read(name: string): Promise<string | undefined>;
  /** Throws an UnavailableError if the database can't be written. */
  write(name: string, value: string): Promise<void>;
}
