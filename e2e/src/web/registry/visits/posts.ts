import type { Stage, Visit } from '../visit.ts';

/** The post of everything: text of all kinds, an embed, code, a link. */
export const RICH = 'a rich post: format me, and see http://127.0.0.1/linked';

const rich = ({ chat }: Stage) => chat.page.locator('.post', { hasText: 'a rich post' });

async function openMenu(stage: Stage): Promise<void> {
  await rich(stage).hover();
  await rich(stage).locator('[id^="CENTER_actions_button_"]').click();
}

async function closed({ chat, proof }: Stage, method: string): Promise<void> {
  await proof.label(method).waitFor({ state: 'detached' });
  await chat.page.keyboard.press('Escape');
}

const MENU = 'registerPostDropdownMenuAction';
const SUB_MENU = 'registerPostDropdownSubMenuAction';
const FILES = 'registerFileDropdownMenuAction';
const PREVIEW = 'registerFilePreviewComponent';

export const posts: readonly Visit[] = [
  {
    place: 'posts',
    shows: {
      registerPostMessageAttachmentComponent: [],
      registerPostHeaderComponent: [],
      registerMessageWillFormatHook: [],
      registerPostWillRenderEmbedComponent: [],
      registerPostTypeComponent: [],
    },
    open: ({ proof, team }) => proof.go(`/${team}/channels/town-square`),
  },
  {
    place: 'a code block',
    shows: { registerCodeBlockActionComponent: [] },
    open: ({ chat }) => chat.page.locator('.post-code, .post .code-block, pre').first().hover(),
  },
  {
    place: 'a link in a post, hovered',
    shows: { registerLinkTooltipComponent: [] },
    open: async (stage) =>
      rich(stage)
        .getByRole('link', { name: /linked/ })
        .hover(),
  },
  {
    place: 'the tools of a post, hovered',
    shows: { registerPostActionComponent: [] },
    open: async (stage) => rich(stage).hover(),
  },
  {
    place: 'the menu of plugins at a post',
    shows: { [MENU]: [], [SUB_MENU]: [], registerPostDropdownMenuComponent: [] },
    open: openMenu,
    async use(stage) {
      const { proof } = stage;
      await proof.label(MENU).click();
      await proof.called(MENU, 'action');
      await openMenu(stage);
      await proof.label(SUB_MENU).hover();
      await proof.label(SUB_MENU, 'inner').click();
      await proof.called(SUB_MENU, 'action');
    },
  },
  {
    place: 'the card of a post at the right-hand side',
    shows: { registerPostCardTypeComponent: [] },
    async open({ chat }) {
      await chat.page.keyboard.press('Escape');
      const post = chat.page.locator('.post', { hasText: 'a post with a card' });
      await post.hover();
      await post.locator('.card-icon__container').first().click();
    },
    stays: ['registerPostCardTypeComponent'],
  },
  {
    place: 'the menu of a file',
    shows: { [FILES]: [] },
    async open({ chat }) {
      const post = chat.page.locator('.post', { hasText: 'a post with a file' });
      await post.hover();
      await post.locator('.file-item__menu').click();
    },
    async use({ proof }) {
      await proof.label(FILES).click();
      await proof.called(FILES, 'action');
    },
    gone: closed,
  },
  {
    place: 'the preview of a file',
    shows: { [PREVIEW]: [] },
    async open({ chat }) {
      await chat.page.locator('.post', { hasText: 'a post with a file' }).getByText('proof.txt').click();
    },
    async use({ chat, proof }) {
      await chat.page.getByRole('button', { name: 'dismiss' }).click();
      await proof.label(PREVIEW).waitFor({ state: 'detached' });
    },
    gone: closed,
  },
];
