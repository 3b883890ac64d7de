import type { TinyPlugin } from '../tiny-plugin.ts';

export const COMPOSER = 'com.example.composer';

/**
 * A plugin that is in every place of the composer. Its command `/order` opens a dialog; its server half refuses an order
 * of nothing, and says in the channel what was ordered.
 */
export const composerPlugin: TinyPlugin = {
  id: COMPOSER,
  hooks: `
    OnActivate: () => plugin.api.RegisterCommand({
      trigger: 'order', auto_complete: true, auto_complete_desc: 'Order a pizza', auto_complete_hint: '',
    }),
    ExecuteCommand: async (_context, args) => {
      await plugin.api.OpenInteractiveDialog({
        trigger_id: args.trigger_id,
        url: '/plugins/${COMPOSER}/order',
        dialog: {
          callback_id: 'order', title: 'Order', introduction_text: 'What **would** you like?', submit_label: 'Order it',
          elements: [
            { name: 'dish', display_name: 'Dish', type: 'text' },
            { name: 'guest', display_name: 'Guest', type: 'select', data_source: 'users' },
          ],
        },
      });
      return { response_type: 'ephemeral', text: '' };
    },
    ServeHTTP: async (_context, response, request) => {
      const chunks = [];
      for await (const chunk of request.body) chunks.push(chunk);
      const { submission, channel_id, user_id } = JSON.parse(Buffer.concat(chunks).toString());
      response.setHeader('Content-Type', 'application/json');
      if (submission.dish === 'nothing') {
        response.end(JSON.stringify({ errors: { dish: 'Nothing is no dish.' } }));
        return;
      }
      const guest = await plugin.api.GetUser(submission.guest);
      await plugin.api.CreatePost({ channel_id, user_id, message: submission.dish + ' for ' + guest.username });
      response.end('{}');
    },`,
  webapp: `
    const { createElement: h } = window.React;
    class ComposerPlugin {
      initialize(registry) {
        registry.registerPostEditorActionComponent(({ draft, getSelectedText, updateText }) =>
          h('button', { type: 'button', id: 'shout', onClick: () => {
            const { start, end } = getSelectedText();
            updateText(draft.message.slice(0, start) + draft.message.slice(start, end).toUpperCase() + draft.message.slice(end));
          } }, 'Shout'));
        registry.registerAIActionMenuItemComponent?.({ icon: h('i'), text: 'Sign it', sortOrder: 1,
          action: ({ draft, updateText }) => updateText(draft.message + ' -- me') });
        registry.registerFileUploadMethod(h('i'), (upload) => upload([new File(['from afar'], 'afar.txt')]), 'From afar');
        registry.registerFilesWillUploadHook((files) => files.some(({ name }) => name.startsWith('secret'))
          ? { message: 'Secrets stay here.' } : { files });
        registry.registerMessageWillBePostedHook((post) => post.message.includes('badword')
          ? { error: { message: 'Mind your words.' } } : { post: { ...post, message: post.message.replace('(c)', '©') } });
        registry.registerSlashCommandWillBePostedHook((message) => message === '/quiet' ? {} : undefined);
        registry.registerComposerPlaceholder?.((placeholder, channel) => placeholder + ' (' + channel.name + ')');
        registry.registerChannelComposerBannerComponent?.(({ channel }) =>
          h('p', { id: 'composer-banner' }, 'Be kind in ' + channel.display_name));
      }
    }
    window.registerPlugin('${COMPOSER}', new ComposerPlugin());`,
};
