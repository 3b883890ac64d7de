import type { Stage, Visit } from '../visit.ts';

const POPOUT = 'registerRHSPluginPopoutListener';
const SETTINGS = 'registerUserSettings';

async function openSearch({ chat, proof }: Stage): Promise<void> {
  await chat.page.click('#searchBox');
  await proof.label('registerSearchComponents').click();
}

/** The right-hand side, search, the profile and the settings of a person. */
export const panels: readonly Visit[] = [
  {
    place: "a window of its own for the plugin's panel",
    shows: { [POPOUT]: [] },
    async open({ proof, chat, team }) {
      await chat.page.keyboard.press('Escape');
      await proof.go(`/${team}/channels/town-square`);
      await proof.dispatchReturned('registerRightHandSidebarComponent', 'showRHSPlugin');
      const opened = chat.page.context().waitForEvent('page');
      await chat.page.getByRole('button', { name: 'Open in a window of its own' }).click();
      const popout = await opened;
      await popout.getByText('[registerRightHandSidebarComponent]').waitFor();
      await popout.close();
    },
    seen: ({ proof }) => proof.called(POPOUT, 'onPopoutOpened'),
    stays: [POPOUT],
  },
  {
    place: 'the right-hand side',
    shows: { registerRightHandSidebarComponent: ['title'] },
    async open({ proof }) {
      await proof.dispatchReturned('registerRightHandSidebarComponent', 'showRHSPlugin');
    },
  },
  {
    place: 'the search box',
    shows: { registerSearchComponents: ['suggestionsComponent', 'hintsComponent'] },
    open: openSearch,
    async use({ chat, proof }) {
      await chat.page.fill('#searchBox', 'what the plugin finds');
      await chat.page.press('#searchBox', 'Enter');
      await proof.called('registerSearchComponents', 'action');
    },
  },
  {
    place: 'the card of a person',
    shows: { registerPopoverUserAttributesComponent: [], registerPopoverUserActionsComponent: [] },
    async open({ chat, otherName }) {
      await chat.page.locator('.post__author', { hasText: otherName }).first().click();
    },
  },
  {
    place: 'the settings of a person',
    shows: { [SETTINGS]: ['action', 'section', 'own section'] },
    async open({ chat, proof }) {
      await chat.page.keyboard.press('Escape');
      await chat.page.evaluate(() => {
        const { WebappUtils, registryProof } = globalThis as unknown as {
          WebappUtils: { openUserSettings(props: object): unknown };
          registryProof: { store: { dispatch(action: unknown): void } };
        };
        registryProof.store.dispatch(WebappUtils.openUserSettings({ isContentProductSettings: true }));
      });
      await proof.label(SETTINGS).click();
    },
    async use({ chat, proof }) {
      await chat.page.getByRole('button', { name: 'do it' }).click();
      await proof.called(SETTINGS, 'action.onClick');
      await proof.label(SETTINGS, 'section component').waitFor();
      await chat.page.keyboard.press('Escape');
    },
    stays: [SETTINGS],
  },
];
