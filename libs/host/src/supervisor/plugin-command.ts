/** What is executed to have a plugin. */
export interface PluginCommand {
  /** Absolute path of a program, or of a script when {@link interpreter} is set. */
  readonly executable: string;
  /** Absolute path; runs the script instead of its first line. */
  readonly interpreter?: string;
  /** Come before the script. */
  readonly interpreterArguments?: readonly string[];
  /** Variables that the interpreter is to see. */
  readonly environment?: Readonly<Record<string, string>>;
}
