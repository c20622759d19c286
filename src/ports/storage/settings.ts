// The installation's own settings.

export interface Settings {
  read(name: string): Promise<string | undefined>;
  /** @throws where the database cannot be written. */
  write(name: string, value: string): Promise<void>;
}
