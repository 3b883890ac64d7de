import type { CommandArgs, CommandResponse, Context } from '@patchbay/contract';

/** A command of the server itself. */
export interface BuiltInCommand {
  readonly trigger: string;
  readonly description: string;
  readonly hint: string;
  /** Whether it is there now; always if left out. */
  enabled?(): boolean;
  /** `text` is what follows the trigger. */
  run(context: Context, args: CommandArgs, text: string): Promise<Partial<CommandResponse>>;
}

/** An answer that only who ran the command sees. */
export const ephemeral = (text: string): Promise<Partial<CommandResponse>> =>
  Promise.resolve({ response_type: 'ephemeral', text });

/** Nothing to say: what was done is seen elsewhere. */
export const SILENT: Partial<CommandResponse> = {};
