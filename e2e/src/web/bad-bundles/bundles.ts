import type { TinyPlugin } from '../../tiny-plugin.ts';

/** The id of a bundle that is bad in one way. */
export const idOf = (fault: string) => `com.example.bad-${fault}`;

const whole = (fault: string, webapp: string): TinyPlugin => ({ id: idOf(fault), webapp });

/** A bundle whose `initialize` does something; `registry`, `store` and `h`, which makes elements, are in scope. */
const initializing = (fault: string, work: string, isAsync = false): TinyPlugin =>
  whole(
    fault,
    `{
      const h = window.React.createElement;
      const id = '${idOf(fault)}';
      window.registerPlugin(id, { ${isAsync ? 'async ' : ''}initialize(registry, store) { ${work} } });
    }`,
  );

/** Those that do not come up at once. */
export const broken: readonly TinyPlugin[] = [
  whole('syntax', `window.registerPlugin('${idOf('syntax')}', {`),
  initializing('initialize', "throw new Error('it does not begin');"),
  initializing('rejects', "throw new Error('it promised to begin');", true),
];

/** Those that are given up after their time. */
export const late: readonly TinyPlugin[] = [
  whole('silent', 'void 0;'),
  initializing('slow', 'return new Promise((done) => setTimeout(done, 31_000));', true),
];

/** Those that come up, and then misbehave; each has a button in the channel header's place or something to see. */
export const misbehaving: readonly TinyPlugin[] = [
  initializing(
    'twice',
    `const Twice = () => h('span', null, '[twice]');
     window.twice = (window.twice ?? 0) + 1;
     if (window.twice === 1) window.registerPlugin(id, window.plugins[id]);
     registry.registerLeftSidebarHeaderComponent(Twice);
     registry.registerLeftSidebarHeaderComponent(Twice);
     registry.registerPostTypeComponent('custom_twice', Twice);
     registry.registerPostTypeComponent('custom_twice', Twice);`,
  ),
  initializing(
    'render',
    "registry.registerLeftSidebarHeaderComponent(() => { throw new Error('it cannot be drawn'); });",
  ),
  initializing(
    'effect',
    `registry.registerLeftSidebarHeaderComponent(() => {
       window.React.useEffect(() => { throw new Error('its effect fails'); });
       return h('span', null, '[effect]');
     });`,
  ),
  initializing(
    'reducer',
    `registry.registerReducer((state = {}, action) => {
       if (action.type === 'CAUSE') throw new Error('its reducer fails');
       return state;
     });
     store.dispatch({ type: 'CAUSE' });`,
  ),
  initializing(
    'hooks',
    `const fail = () => { throw new Error('its hook fails'); };
     registry.registerMessageWillBePostedHook(fail);
     registry.registerMessageWillFormatHook(fail);
     registry.registerComposerPlaceholder(fail);
     registry.registerChannelIconOverride(fail, 'globe');
     registry.registerWebSocketEventHandler('posted', fail);`,
  ),
  initializing(
    'callback',
    "registry.registerMainMenuAction('Fail now', () => { throw new Error('its action fails'); });",
  ),
  initializing(
    'nonsense',
    `const attempt = (action) => { try { store.dispatch(action); } catch { /* it was told */ } };
     [undefined, null, 7, {}, { type: 'RECEIVED_NEW_POST' }, { type: 'RECEIVED_POSTS', data: 'no' },
      { type: 'RECEIVED_PLUGIN_COMPONENT', name: 'Root', data: null },
      { type: 'RECEIVED_PLUGIN_COMPONENT', name: '__proto__', data: { id: 'x', pluginId: id } },
      { type: 'RECEIVED_WEBAPP_PLUGINS', data: 'no' }, { type: 'REMOVED_PLUGIN_COMPONENT' },
      { type: 'UPDATE_RHS_STATE', state: 'plugin', pluggableId: 'nobody' }, { type: 'SELECT_POST', postId: {} },
      { type: 'MODAL_OPEN', modalId: 'nonsense', dialogType: 7, dialogProps: 3 },
      { type: 'RECEIVED_DIALOG', data: { dialog: 9 } }, { type: 'BATCHING_REDUCER.BATCH', payload: 'no' },
     ].forEach(attempt);
     registry.registerMainMenuAction(undefined, 'not a function');
     registry.registerRootComponent('not a component');
     registry.registerChannelHeaderButtonAction();`,
  ),
  initializing(
    'dialog',
    `const Own = ({ onExited, onHide }) => h('div', { className: 'modal-content' }, '[its dialog]');
     registry.registerMainMenuAction('Open its dialog', () =>
       store.dispatch(window.WebappUtils.modals.openModal({ modalId: 'bad-dialog', dialogType: Own })));`,
  ),
];
