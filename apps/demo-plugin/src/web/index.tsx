import { registerPlugin } from '@patchbay/webapp-sdk';
import type { PluginRegistry, Store } from '@patchbay/webapp-sdk';
import React from 'react';
import { DEMO_POST_TYPE, HELLO_EVENT, PLUGIN_ID } from '../demo-event.ts';
import type { HelloEvent } from '../demo-event.ts';
import { About } from './about.tsx';
import { DemoIcon } from './demo-icon.tsx';
import { DemoPost } from './demo-post.tsx';
import { receivedHello, reducer, showAbout } from './demo-state.ts';
import { Sidebar } from './sidebar.tsx';

registerPlugin(PLUGIN_ID, {
  initialize(registry: PluginRegistry, store: Store) {
    registry.registerReducer(reducer);
    registry.registerRootComponent(About);
    const { toggleRHSPlugin } = registry.registerRightHandSidebarComponent(Sidebar, 'Demo Plugin');
    registry.registerChannelHeaderButtonAction(
      <DemoIcon />,
      () => store.dispatch(toggleRHSPlugin),
      'Demo Plugin',
      'Open or close the sidebar of the demo plugin',
    );
    registry.registerMainMenuAction(
      'About the demo plugin',
      () => store.dispatch(showAbout(true)),
      <DemoIcon />,
    );
    registry.registerPostTypeComponent(DEMO_POST_TYPE, DemoPost);
    registry.registerWebSocketEventHandler<HelloEvent>(`custom_${PLUGIN_ID}_${HELLO_EVENT}`, ({ data }) =>
      store.dispatch(receivedHello(data)),
    );
  },
});
