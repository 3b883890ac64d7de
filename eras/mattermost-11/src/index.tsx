import './public-path';

import type { Store } from 'redux';

import manifest from '../plugin.json';
import { drawBeside } from './beside';
import { Panel } from './panel';
import { Product } from './product';
import { HEARD, MARKED, reducer } from './slice';
import { OwnWindow } from './window';

const picture = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="4" fill="teal"/></svg>',
)}`;

class Plugin {
  #takeAway: (() => void)[] = [];

  async initialize(registry: Registry, store: Store) {
    registry.registerReducer({ reducer });
    registry.registerAppBarComponent({
      iconUrl: picture,
      tooltipText: 'Era 11',
      rhsComponent: Panel,
      rhsTitle: 'Panel of era 11',
    });
    registry.registerMainMenuAction({
      text: 'Window of era 11',
      action: () =>
        store.dispatch(
          window.WebappUtils.modals.openModal({
            modalId: 'era11_window',
            dialogType: OwnWindow,
            dialogProps: { text: 'written in **Markdown**' },
          }),
        ),
    });
    registry.registerPostDropdownMenuAction({
      text: 'Mark for era 11',
      action: (postId: string) => store.dispatch({ type: MARKED, postId }),
      filter: (postId: string) => postId !== '',
    });
    registry.registerProduct({
      baseURL: '/era11',
      switcherIcon: 'clock-outline',
      switcherText: 'Era 11',
      switcherLinkURL: '/era11',
      mainComponent: Product,
      headerCentreComponent: () => <span>era 11 centre</span>,
      headerRightComponent: () => null,
      showTeamSidebar: false,
      showAppBar: true,
      wrapped: true,
      publicComponent: null,
    });
    registry.registerUserSettings?.({
      id: manifest.id,
      uiName: 'Era 11',
      sections: [
        {
          title: 'Drinks',
          settings: [
            {
              name: 'drink',
              type: 'radio',
              default: 'tea',
              options: [
                { value: 'tea', text: 'Tea by era 11' },
                { value: 'coffee', text: 'Coffee by era 11' },
              ],
            },
          ],
        },
      ],
    });
    registry.registerWebSocketEventHandler({
      event: `custom_${manifest.id}_tick`,
      handler: (message) => {
        const { said } = (message as { data: { said: string } }).data;
        store.dispatch({ type: HEARD, said });
      },
    });
    this.#takeAway.push(drawBeside());
  }

  uninitialize() {
    for (const undo of this.#takeAway) undo();
  }
}

window.registerPlugin(manifest.id, new Plugin());
