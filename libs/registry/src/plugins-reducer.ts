import { ActionTypes } from './action-types.ts';
import type { AnyAction } from './any-action.ts';
import { adminConsoleReducer } from './admin-console-reducer.ts';
import { componentsReducer, initialComponents } from './components-reducer.ts';
import type { PluginsState } from './plugins-state.ts';
import { postTypesReducer } from './post-types-reducer.ts';
import { webappPluginsReducer } from './webapp-plugins-reducer.ts';
import { isWellFormed } from './well-formed.ts';

const initialState: PluginsState = {
  plugins: {},
  components: initialComponents,
  postTypes: {},
  postCardTypes: {},
  adminConsoleReducers: {},
  adminConsoleCustomComponents: {},
  adminConsoleCustomSections: {},
  siteStatsHandlers: {},
  userSettings: {},
  channelSettingsTabs: [],
};

/** The reducer of `state.plugins`. A logout resets it whole (contract: webapp §2.14). */
export function pluginsReducer(
  state: PluginsState | undefined = initialState,
  action: AnyAction,
): PluginsState {
  if (action.type === ActionTypes.LOGOUT_SUCCESS) {
    return initialState;
  }
  if (!isWellFormed(action)) {
    return state;
  }
  const next: PluginsState = {
    ...adminConsoleReducer(state, action),
    plugins: webappPluginsReducer(state.plugins, action),
    components: componentsReducer(state.components, action),
    postTypes: postTypesReducer(state.postTypes, action, ActionTypes.RECEIVED_PLUGIN_POST_COMPONENT),
    postCardTypes: postTypesReducer(
      state.postCardTypes,
      action,
      ActionTypes.RECEIVED_PLUGIN_POST_CARD_COMPONENT,
    ),
  };
  const keys = Object.keys(next) as (keyof PluginsState)[];
  return keys.every((key) => next[key] === state[key]) ? state : next;
}
