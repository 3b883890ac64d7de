import type { Stage, Visit } from '../visit.ts';

const town = ({ proof, team }: Stage) => proof.go(`/${team}/channels/town-square`);

/** What is seen wherever one is. */
export const frame: readonly Visit[] = [
  {
    place: 'the page around the channels',
    shows: {
      registerRootComponent: [],
      registerGlobalComponent: [],
      registerLeftSidebarHeaderComponent: [],
      registerBottomTeamSidebarComponent: [],
      registerSidebarChannelLinkLabelComponent: [],
      registerChannelHeaderIcon: [],
      registerChannelToastComponent: [],
    },
    open: town,
  },
  {
    place: 'the App Bar',
    shows: { registerAppBarComponent: ['panel', 'rhsComponent', 'rhsTitle'] },
    async open({ proof, chat }) {
      const icons = chat.page.locator('.app-bar__icon');
      await icons.first().hover();
      await proof.label('registerAppBarComponent').waitFor();
      if ((await chat.rightHandSidebar.count()) === 0) await icons.nth(1).click();
      await icons.nth(1).hover();
    },
    async use({ chat, proof }) {
      await chat.page.locator('.app-bar__icon').first().click();
      await proof.called('registerAppBarComponent', 'action');
    },
    seen: async ({ proof }, method) => {
      await proof.label(method, 'rhsComponent').waitFor();
      await proof.label(method, 'rhsTitle').waitFor();
    },
    gone: async ({ proof, chat }, method) => {
      await proof.label(method, 'rhsComponent').waitFor({ state: 'detached' });
      await chat.page.locator('.app-bar__picture').first().waitFor({ state: 'detached' });
    },
  },
  {
    place: "the buttons of a channel's header, in the App Bar where there is one",
    shows: { registerChannelHeaderButtonAction: ['icon'] },
    seen: ({ proof }, method) => proof.label(method, 'icon').waitFor(),
    async use({ proof }) {
      await proof.label('registerChannelHeaderButtonAction', 'icon').click();
      await proof.called('registerChannelHeaderButtonAction', 'action');
    },
    gone: ({ proof }, method) => proof.label(method, 'icon').waitFor({ state: 'detached' }),
  },
  {
    place: "a channel's header",
    shows: { registerCallButtonAction: [] },
    async use({ proof }) {
      await proof.label('registerCallButtonAction').click();
      await proof.called('registerCallButtonAction', 'action');
    },
  },
  {
    place: "the menu of a channel's name",
    shows: { registerChannelHeaderMenuAction: [] },
    open: ({ chat }) => chat.page.locator('.channel-header__menu').click(),
    async use({ proof }) {
      await proof.label('registerChannelHeaderMenuAction').click();
      await proof.called('registerChannelHeaderMenuAction', 'action');
    },
  },
  {
    place: 'the main menu',
    shows: { registerMainMenuAction: [] },
    open: ({ chat }) => chat.page.click('#mainMenuButton'),
    async use({ proof }) {
      await proof.label('registerMainMenuAction').click();
      await proof.called('registerMainMenuAction', 'action');
    },
  },
  {
    place: 'the help menu',
    shows: { registerUserGuideDropdownMenuAction: [] },
    open: ({ chat }) => chat.page.click('#userGuideHelpButton'),
    async use({ proof }) {
      await proof.label('registerUserGuideDropdownMenuAction').click();
      await proof.called('registerUserGuideDropdownMenuAction', 'action');
    },
  },
  {
    place: 'the menu that adds channels',
    shows: { registerSidebarBrowseOrAddChannelMenuAction: [] },
    open: ({ chat }) => chat.page.click('#browseOrAddChannelMenuButton'),
    async use({ proof }) {
      await proof.label('registerSidebarBrowseOrAddChannelMenuAction').click();
      await proof.called('registerSidebarBrowseOrAddChannelMenuAction', 'action');
    },
  },
  {
    place: 'the product switcher',
    shows: { registerProductSwitcherMenuItem: [] },
    open: ({ chat }) => chat.page.click('#product_switch_menu'),
    async use({ proof }) {
      await proof.label('registerProductSwitcherMenuItem').click();
      await proof.called('registerProductSwitcherMenuItem', 'action');
    },
  },
];
