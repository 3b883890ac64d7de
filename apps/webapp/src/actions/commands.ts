import { IntegrationTypes } from 'mattermost-redux/action_types';
import { Client4 } from 'mattermost-redux/client';
import type { AutocompleteSuggestion } from '@mattermost/types/integrations';
import type { AppServices } from '../app-context.ts';
import { browserHistory } from '../browser-history.ts';
import { commandWillBePosted } from '../plugins/message-hooks.ts';
import type { CommandArguments } from '../plugins/message-hooks.ts';
import { appPath } from '../site-url.ts';
import type { AppThunk } from '../store/store.ts';
import type { MessageId } from '../i18n/catalogue.ts';
import { runBuiltIn } from './built-in-commands.ts';
import { guarded } from './guarded.ts';
import type { ActionResult } from './result.ts';

/** Runs a slash command: plugins in the page first, then what only a client can do, then the server (contract: webapp §7). */
export function executeCommand(
  services: Pick<AppServices, 'webHalfFailed'>,
  command: string,
  args: CommandArguments,
  text: (id: MessageId) => string,
): AppThunk<Promise<ActionResult<true>>> {
  return async (dispatch, getState) => {
    const outcome = await commandWillBePosted(
      services,
      getState().plugins.components.SlashCommandWillBePosted,
      command,
      args,
    );
    if ('refused' in outcome) {
      return { error: { message: outcome.refused, serverErrorId: '', statusCode: 0 } };
    }
    if ('swallowed' in outcome) {
      return { data: true };
    }
    const here = dispatch(runBuiltIn(outcome.message, outcome.args));
    if ('refused' in here) {
      return { error: { message: text(here.refused), serverErrorId: '', statusCode: 0 } };
    }
    if ('done' in here) {
      return { data: true };
    }
    const { data, error } = await dispatch(
      guarded(() => Client4.executeCommand(outcome.message, outcome.args)),
    );
    if (data === undefined) {
      return { error };
    }
    if (data.trigger_id) {
      dispatch({ type: IntegrationTypes.RECEIVED_DIALOG_TRIGGER_ID, data: data.trigger_id });
    }
    if (data.goto_location) {
      goTo(data.goto_location);
    }
    return { data: true };
  };
}

function goTo(location: string): void {
  const path = appPath(location);
  if (path !== undefined) {
    browserHistory.push(path);
  } else if (/^https?:\/\//i.test(location)) {
    window.open(location, '_blank', 'noopener,noreferrer');
  }
}

/** What a command that is being typed could become. No suggestions is no failure. */
export function suggestCommands(
  input: string,
  args: CommandArguments,
): AppThunk<Promise<AutocompleteSuggestion[]>> {
  return async (dispatch) => {
    const { data } = await dispatch(
      guarded(() => Client4.getCommandAutocompleteSuggestionsList(input, args.team_id, args)),
    );
    return Array.isArray(data) ? data : [];
  };
}
