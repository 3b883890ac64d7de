import type { Stage, Visit } from '../visit.ts';

async function openChannelDialog({ chat }: Stage): Promise<void> {
  await chat.page.click('#browseOrAddChannelMenuButton');
  await chat.page.getByTestId('add-create').click();
  await chat.page.fill('#input_new-channel-modal-name', `After the plugin ${Date.now()}`);
}

const ICON = 'registerChannelIconOverride';
const TYPE = 'registerChannelTypeOption';
const AFTER = 'registerActionAfterChannelCreation';
const TAB = 'registerChannelSettingsTab';

/** A channel from its making on. */
export const channel: readonly Visit[] = [
  {
    place: 'the beginning of a channel',
    shows: { registerChannelIntro: [], registerChannelIntroButtonAction: ['icon'] },
    open: ({ proof, team }) => proof.go(`/${team}/channels/proof`),
    async use({ proof }) {
      await proof.label('registerChannelIntroButtonAction').click();
      await proof.called('registerChannelIntroButtonAction', 'action');
    },
  },
  {
    place: 'the icon of a channel, wherever it is',
    shows: { [ICON]: [] },
    seen: ({ chat }) => chat.page.locator('#sidebarItem_proof .icon-airplane-variant').waitFor(),
    gone: ({ chat }) =>
      chat.page.locator('#sidebarItem_proof .icon-airplane-variant').waitFor({ state: 'detached' }),
  },
  {
    place: 'the choice of types of a new channel',
    shows: { [TYPE]: ['description', 'extraContent', 'createButtonText'] },
    async open(stage) {
      await openChannelDialog(stage);
      await stage.proof.label(TYPE).click();
    },
    async use({ chat, proof }) {
      await proof.label(TYPE, 'createButtonText').click();
      await proof.called(TYPE, 'onCreate');
      await chat.page.locator('#input_new-channel-modal-name').waitFor({ state: 'detached' });
    },
    gone: async ({ chat, proof }, method) => {
      await proof.label(method).waitFor({ state: 'detached' });
      await chat.page.keyboard.press('Escape');
    },
  },
  {
    place: 'the foot of the dialog that makes a channel',
    shows: { [AFTER]: [] },
    open: openChannelDialog,
    async use({ chat, proof }) {
      await chat.page.getByRole('button', { name: 'follow up' }).click();
      await chat.page.press('#input_new-channel-modal-name', 'Enter');
      await proof.called(AFTER, 'followUp');
      await chat.page.locator('#input_new-channel-modal-name').waitFor({ state: 'detached' });
    },
    gone: async ({ chat, proof }, method) => {
      await proof.label(method).waitFor({ state: 'detached' });
      await chat.page.keyboard.press('Escape');
    },
  },
  {
    place: 'the settings of a channel',
    shows: { [TAB]: ['own', 'section'] },
    async open({ chat, proof, team }) {
      await proof.go(`/${team}/channels/proof`);
      await chat.page.getByRole('heading', { name: 'proof' }).first().waitFor();
      await chat.page.locator('.channel-header__menu').click();
      await chat.page.getByRole('menuitem', { name: 'Channel settings' }).click();
      await proof.label(TAB).click();
    },
    async use({ chat, proof }) {
      await chat.page.getByRole('radio', { name: 'the second' }).check();
      await chat.page.getByRole('button', { name: 'Save', exact: true }).click();
      await proof.called(TAB, 'onSave');
      await proof.label(TAB, 'own').click();
      await proof.label(TAB, 'component of its own').waitFor();
      await chat.page.keyboard.press('Escape');
    },
    stays: [TAB],
  },
];
