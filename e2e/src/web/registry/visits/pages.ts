import type { Visit } from '../visit.ts';
import { PROOF_ID } from '../registry-plugin.ts';

const PRODUCT = 'registerProduct';

export const pages: readonly Visit[] = [
  {
    place: 'new messages in a channel',
    shows: { registerNewMessagesSeparatorActionComponent: [] },
    async open({ proof, team, other, proofId }) {
      await proof.go(`/${team}/channels/town-square`);
      await other.post('/posts', { channel_id: proofId, message: 'something new' });
      await proof.page
        .locator('#sidebarItem_proof.unread-title, .unread-title #sidebarItem_proof')
        .first()
        .waitFor();
      await proof.go(`/${team}/channels/proof`);
    },
  },
  {
    place: '`/<team>/<plugin>/<route>`',
    shows: { registerNeedsTeamRoute: [] },
    open: ({ proof, team }) => proof.go(`/${team}/${PROOF_ID}/page`),
  },
  {
    place: '`/plug/<plugin>/<route>`',
    shows: { registerCustomRoute: [] },
    open: ({ proof }) => proof.go(`/plug/${PROOF_ID}/page`),
  },
  {
    place: 'a product: its pages, the header, the product switcher',
    shows: { [PRODUCT]: ['headerCentreComponent', 'headerRightComponent', 'mainComponent'] },
    async open({ proof, chat }) {
      await proof.go('/proof-product/public');
      await proof.label(PRODUCT, 'publicComponent').waitFor();
      await proof.go('/proof-product');
      await proof.label(PRODUCT, 'mainComponent').waitFor();
      await chat.page.click('#product_switch_menu');
    },
  },
];
