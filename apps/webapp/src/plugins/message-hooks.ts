import type { AppServices } from '../app-context.ts';
import { callPlugin } from './call-plugin.ts';
import type { PluginComponentEntry } from '@patchbay/registry';
import type { Post } from '@mattermost/types/posts';

interface HookAnswer {
  error?: { message?: string };
  post?: Partial<Post>;
  message?: string;
  args?: CommandArguments;
}

export interface CommandArguments {
  channel_id: string;
  team_id: string;
  root_id: string;
}

type Entries = readonly PluginComponentEntry[];
type Hook = (...args: unknown[]) => unknown;

type Services = Pick<AppServices, 'webHalfFailed'>;

/** One that throws is taken for one that says nothing, as on the server, so that people can go on writing. */
async function ask(
  services: Services,
  place: string,
  entry: PluginComponentEntry,
  ...args: unknown[]
): Promise<HookAnswer | undefined> {
  const answer = await callPlugin(services, entry.pluginId, place, () => (entry.hook as Hook)(...args));
  return (answer as HookAnswer | null | undefined) ?? undefined;
}

const refusal = (entry: PluginComponentEntry, { error }: HookAnswer): string =>
  error?.message ?? `refused by ${entry.pluginId}`;

/**
 * Plugins may change or refuse what is about to be sent; in the order of the list, each sees what the one before
 * made of it (contract: registry registerMessageWillBePostedHook).
 */
export async function willBePosted<P extends Partial<Post>>(
  services: Services,
  entries: Entries,
  post: P,
  ...more: unknown[]
): Promise<{ post: P } | { refused: string }> {
  let current = post;
  for (const entry of entries) {
    const answer = await ask(services, 'MessageWillBePosted', entry, current, ...more);
    if (answer?.error) {
      return { refused: refusal(entry, answer) };
    }
    if (answer?.post) {
      current = answer.post as P;
    }
  }
  return { post: current };
}

export type CommandOutcome =
  { message: string; args: CommandArguments } | { refused: string } | { swallowed: true };

/** As for messages, and `{}` swallows the command (contract: registry registerSlashCommandWillBePostedHook). */
export async function commandWillBePosted(
  services: Services,
  entries: Entries,
  message: string,
  args: CommandArguments,
): Promise<CommandOutcome> {
  let current = { message, args };
  for (const entry of entries) {
    const answer = await ask(services, 'SlashCommandWillBePosted', entry, current.message, current.args);
    if (answer?.error) {
      return { refused: refusal(entry, answer) };
    }
    if (answer !== undefined) {
      if (!answer.message && !answer.args) {
        return { swallowed: true };
      }
      current = { message: answer.message ?? current.message, args: answer.args ?? current.args };
    }
  }
  return current;
}

/**
 * Changes a text for display; an answer that is no text, or a throw, leaves it (contract: registry
 * registerMessageWillFormatHook).
 */
export function willFormat(
  entries: Entries,
  post: Post,
  message: string,
  services: Services = { webHalfFailed: () => undefined },
): string {
  return entries.reduce((text, { pluginId, hook }) => {
    const changed = callPlugin(services, pluginId, 'MessageWillFormat', () => (hook as Hook)(post, text));
    return typeof changed === 'string' ? changed : text;
  }, message);
}
