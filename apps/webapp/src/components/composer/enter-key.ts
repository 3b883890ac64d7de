import type { KeyboardEvent } from 'react';
import { getBool } from 'mattermost-redux/selectors/entities/preferences';
import { Preferences } from 'mattermost-redux/constants';
import type { GlobalState } from '../../store/global-state.ts';
import { isInCode } from './continue-list.ts';

export interface EnterSettings {
  /** Only Ctrl+Enter (or ⌘+Enter) sends. */
  always: boolean;
  /** In a block of code Enter starts a line, and Ctrl+Enter sends. */
  inCode: boolean;
}

const { CATEGORY_ADVANCED_SETTINGS, ADVANCED_SEND_ON_CTRL_ENTER, ADVANCED_CODE_BLOCK_ON_CTRL_ENTER } =
  Preferences;

export const sendsOnCtrlEnter = (state: GlobalState): boolean =>
  getBool(state, CATEGORY_ADVANCED_SETTINGS, ADVANCED_SEND_ON_CTRL_ENTER, false);

export const codeNeedsCtrlEnter = (state: GlobalState): boolean =>
  getBool(state, CATEGORY_ADVANCED_SETTINGS, ADVANCED_CODE_BLOCK_ON_CTRL_ENTER, true);

type Key = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'>;

/** Whether this press of Enter sends what stands before and after the caret. */
export function isSendKey(key: Key, settings: EnterSettings, value: string, caret: number): boolean {
  if (key.key !== 'Enter' || key.shiftKey || key.altKey) {
    return false;
  }
  const withCtrl = key.ctrlKey || key.metaKey;
  return withCtrl || !(settings.always || (settings.inCode && isInCode(value.slice(0, caret))));
}
