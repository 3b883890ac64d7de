import type { Command } from '@patchbay/contract';
import { refuse } from '../errors.ts';
import { isId } from '../model/ids.ts';
import { problemWithAutocomplete } from './autocomplete-rules.ts';

const TRIGGER_LIMIT_BYTES = 128;
const URL_LIMIT_BYTES = 1024;
const TITLE_LIMIT_BYTES = 64;
const DESCRIPTION_LIMIT_BYTES = 128;

/** Whether a text is an address that a server can be asked at. */
export const isHttpUrl = (url: string): boolean => /^https?:\/\/[^/]/i.test(url) && URL.canParse(url);

const bytes = (text: string): number => Buffer.byteLength(text);

/** Throws 400 for a custom command that cannot be kept (Go: model.Command.IsValid). */
export function assertCommandIsValid(command: Command, where: string): void {
  const { plugin_id: pluginId, creator_id: creatorId, trigger } = command;
  if (pluginId === '' && !isId(creatorId)) throw refuse('model.command.is_valid.user_id.app_error', where);
  if (pluginId !== '' && creatorId !== '') throw refuse('model.command.is_valid.plugin_id.app_error', where);
  if (!isId(command.team_id)) throw refuse('model.command.is_valid.team_id.app_error', where);
  const isWord = !trigger.startsWith('/') && /^\S+$/.test(trigger);
  if (!isWord || bytes(trigger) > TRIGGER_LIMIT_BYTES)
    throw refuse('model.command.is_valid.trigger.app_error', where);
  if (command.url === '' || bytes(command.url) > URL_LIMIT_BYTES)
    throw refuse('model.command.is_valid.url.app_error', where);
  if (!isHttpUrl(command.url)) throw refuse('model.command.is_valid.url_http.app_error', where);
  if (command.method !== 'P' && command.method !== 'G')
    throw refuse('model.command.is_valid.method.app_error', where);
  if (bytes(command.display_name) > TITLE_LIMIT_BYTES)
    throw refuse('model.command.is_valid.display_name.app_error', where);
  if (bytes(command.description) > DESCRIPTION_LIMIT_BYTES)
    throw refuse('model.command.is_valid.description.app_error', where);
  const problem = command.autocomplete_data && problemWithAutocomplete(command.autocomplete_data);
  if (problem) throw refuse('model.command.is_valid.autocomplete_data.app_error', where, { problem });
}
