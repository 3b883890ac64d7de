import type { Stage, Visit } from '../visit.ts';

const EDITOR = 'registerPostEditorActionComponent';
const AI = 'registerAIActionMenuItemComponent';
const PLACEHOLDER = 'registerComposerPlaceholder';
const UPLOAD = 'registerFileUploadMethod';
const WILL_UPLOAD = 'registerFilesWillUploadHook';
const POSTED = 'registerMessageWillBePostedHook';
const UPDATED = 'registerMessageWillBeUpdatedHook';
const SLASH = 'registerSlashCommandWillBePostedHook';
const NOTICE = 'registerDesktopNotificationHook';

const placeholder = ({ chat }: Stage) => chat.page.locator(`#post_textbox[placeholder="[${PLACEHOLDER}]"]`);

async function choose({ chat }: Stage, name: string): Promise<void> {
  await chat.page.setInputFiles('#post_textbox_upload_input', {
    name,
    mimeType: 'text/plain',
    buffer: Buffer.from('content'),
  });
}

export const writing: readonly Visit[] = [
  {
    place: 'above the composer',
    shows: { registerChannelComposerBannerComponent: [] },
  },
  {
    place: 'the bar of the composer',
    shows: { [EDITOR]: [] },
    async use({ chat }) {
      await chat.page.getByRole('button', { name: 'write', exact: true }).click();
      await chat.page.waitForFunction(
        () =>
          (
            globalThis as unknown as { document: { querySelector(of: string): { value: string } } }
          ).document.querySelector('#post_textbox').value === 'written by the plugin',
      );
      await chat.page.fill('#post_textbox', '');
    },
  },
  {
    place: 'the placeholder of the composer',
    shows: { [PLACEHOLDER]: [] },
    seen: (stage) => placeholder(stage).waitFor(),
    gone: (stage) => placeholder(stage).waitFor({ state: 'detached' }),
  },
  {
    place: "the composer's menu of AI actions",
    shows: { [AI]: ['menu'] },
    open: ({ chat }) => chat.page.getByRole('button', { name: 'AI actions' }).first().click(),
    async use({ chat, proof }) {
      await proof.label(AI, 'menu').hover();
      await chat.page.locator(`[data-proof="${AI}"]`).waitFor();
      await proof.label(AI).click();
      await proof.called(AI, 'action');
    },
  },
  {
    place: 'the button that attaches files',
    shows: { [UPLOAD]: [] },
    open: ({ chat }) => chat.page.click('#post_textbox_upload'),
    async use({ chat, proof }) {
      await proof.label(UPLOAD).click();
      await chat.page.getByText('of-the-plugin.txt').first().waitFor();
    },
  },
  {
    place: 'files before they are uploaded',
    shows: { [WILL_UPLOAD]: [] },
    open: (stage) => choose(stage, 'refused.txt'),
    gone: async (stage) => {
      await choose(stage, 'refused.txt');
      await stage.chat.page.getByText('refused.txt').first().waitFor();
    },
  },
  {
    place: 'messages before they are posted',
    shows: { [POSTED]: [] },
    open: ({ chat }) => chat.say('please post me'),
    gone: async ({ chat }) => {
      await chat.say('do not post me then');
      await chat.posts('do not post me then').waitFor();
    },
  },
  {
    place: 'messages before their change is kept',
    shows: { [UPDATED]: [] },
    async open(stage) {
      await edit(stage, 'please edit me');
    },
    gone: async (stage) => {
      await edit(stage, 'do not edit me then');
      await stage.chat.posts('do not edit me then').waitFor();
    },
  },
  {
    place: 'commands before they are carried out',
    shows: { [SLASH]: [] },
    open: ({ chat }) => chat.say('/proof it'),
    async gone({ chat, proof }, method) {
      await chat.say('/shrug once more');
      await proof.label(method).waitFor({ state: 'detached' });
    },
  },
  {
    place: 'notifications of the desktop',
    shows: { [NOTICE]: [] },
    async open({ proof, team, other, teamId }) {
      await proof.go(`/${team}/channels/town-square`);
      const channel = await other.get<{ id: string }>(`/teams/${teamId}/channels/name/off-topic`);
      await other.post('/posts', { channel_id: channel.id, message: '@admin have a look' });
    },
    seen: async ({ chat }) => {
      await chat.page.waitForFunction(
        (title) =>
          (globalThis as unknown as { shownNotifications: string[] }).shownNotifications.includes(title),
        `[${NOTICE}]`,
      );
    },
    gone: async ({ chat, other, teamId }) => {
      const channel = await other.get<{ id: string }>(`/teams/${teamId}/channels/name/off-topic`);
      const count = () => (globalThis as unknown as { shownNotifications: string[] }).shownNotifications;
      const before = (await chat.page.evaluate(count)).length;
      await other.post('/posts', { channel_id: channel.id, message: '@admin once more' });
      await chat.page.waitForFunction(
        ([seen, title]) => {
          const shown = (globalThis as unknown as { shownNotifications: string[] }).shownNotifications;
          return shown.length > seen && shown.at(-1) !== title;
        },
        [before, `[${NOTICE}]`] as const,
      );
    },
  },
];

async function edit({ chat }: Stage, message: string): Promise<void> {
  await chat.page.fill('#post_textbox', '');
  await chat.page.press('#post_textbox', 'ArrowUp');
  await chat.page.fill('#edit_textbox', message);
  await chat.page.press('#edit_textbox', 'Enter');
  await chat.page.locator('#edit_textbox').waitFor({ state: 'detached' });
}
