import { Client4 } from 'mattermost-redux/client';
import { getConfig } from 'mattermost-redux/selectors/entities/general';
import React from 'react';

import { id } from './manifest';
import Panel from './panel';
import PostType from './post-type';
import reducer, { MARK_POST, OPEN_WINDOW, TICK } from './reducer';
import Root from './root';
import './style.css';

const Icon = () => <i className="icon fa fa-history" />;

class Plugin {
  initialize(registry, store) {
    const { SiteURL } = getConfig(store.getState());
    // The address in the browser, as it may differ from the configured one.
    Client4.setUrl(SiteURL ? window.location.origin : '');
    registry.registerReducer(reducer);
    registry.registerRootComponent(Root);
    const { toggleRHSPlugin } = registry.registerRightHandSidebarComponent(Panel, 'Panel of era 5');
    registry.registerChannelHeaderButtonAction(
      <Icon />,
      () => store.dispatch(toggleRHSPlugin),
      'Era 5',
      'Open era 5',
    );
    registry.registerMainMenuAction('Window of era 5', () => store.dispatch({ type: OPEN_WINDOW }), <Icon />);
    registry.registerPostDropdownMenuAction('Mark for era 5', (postId) =>
      store.dispatch({ type: MARK_POST, postId }),
    );
    registry.registerPostTypeComponent('custom_era5', PostType);
    registry.registerMessageWillBePostedHook((post) =>
      post.message.includes('era-five')
        ? { post: { ...post, message: post.message + ' (seen by era 5)' } }
        : null,
    );
    registry.registerSlashCommandWillBePostedHook((message, args) => {
      if (message.startsWith('/era5 ')) return { message: message.replace('/era5', '/shrug'), args };
      return { message, args };
    });
    registry.registerWebSocketEventHandler('custom_' + id + '_tick', (event) => {
      store.dispatch({ type: TICK, said: event.data.said });
    });
    registry.registerReconnectHandler(() => undefined);
  }

  // `uninitialize` came later.
  deinitialize() {
    document.body.setAttribute('data-era5', 'gone');
  }
}

window.registerPlugin(id, new Plugin());
