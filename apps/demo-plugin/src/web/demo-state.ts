import type { Action, GlobalState } from '@patchbay/webapp-sdk';
import { PLUGIN_ID } from '../demo-event.ts';
import type { HelloEvent } from '../demo-event.ts';

/** The plugin's own slice of the host's store. */
export interface DemoState {
  /** Newest first. */
  events: readonly HelloEvent[];
  aboutIsOpen: boolean;
}

const MAX_EVENTS = 50;

const RECEIVED_HELLO = `${PLUGIN_ID}/RECEIVED_HELLO`;
const SHOW_ABOUT = `${PLUGIN_ID}/SHOW_ABOUT`;

export const receivedHello = (event: HelloEvent): Action => ({ type: RECEIVED_HELLO, event });
export const showAbout = (isOpen: boolean): Action => ({ type: SHOW_ABOUT, isOpen });

export function reducer(state: DemoState = { events: [], aboutIsOpen: false }, action: Action): DemoState {
  switch (action.type) {
    case RECEIVED_HELLO:
      return { ...state, events: [action['event'] as HelloEvent, ...state.events].slice(0, MAX_EVENTS) };
    case SHOW_ABOUT:
      return { ...state, aboutIsOpen: action['isOpen'] === true };
    default:
      return state;
  }
}

export function selectDemo(state: GlobalState): DemoState {
  return (state[`plugins-${PLUGIN_ID}`] as DemoState | undefined) ?? { events: [], aboutIsOpen: false };
}
