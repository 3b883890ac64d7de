import type { CommandArgs, CommandResponse, Context } from '@patchbay/contract';

/** A command of the server itself. */
export interface BuiltInCommand {
  readonly trigger: string;
  readonly description: string;
  readonly hint: string;
  /** `text` is what follows the trigger. */
  run(context: Context, args: CommandArgs, text: string): Promise<Partial<CommandResponse>>;
}
