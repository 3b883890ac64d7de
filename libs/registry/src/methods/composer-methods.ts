import { reArg } from '../re-arg.ts';
import type { Registration } from '../registration.ts';

/** Writing: the composer, what is attached, and what may change a message on its way. */
export function composerMethods(own: Registration) {
  return {
    registerPostEditorActionComponent: own.component('PostEditorAction'),
    registerChannelComposerBannerComponent: own.component('ChannelComposerBanner'),

    registerAIActionMenuItemComponent: reArg(
      ['icon', 'text', 'sortOrder', 'component', 'action'],
      ({ icon, text, sortOrder, component, action }) =>
        own.add(['AIActionMenuItem'], {
          icon: own.element(icon),
          text: own.element(text),
          sortOrder,
          component,
          action,
        }),
    ),

    registerComposerPlaceholder: reArg(['transform'], ({ transform }) =>
      own.add(['ComposerPlaceholder'], { transform }),
    ),

    registerFileUploadMethod: reArg(['icon', 'action', 'text'], ({ icon, action, text }) =>
      own.add(['FileUploadMethod'], { icon, action, text }),
    ),

    registerFilesWillUploadHook: own.hook('FilesWillUploadHook'),
    registerMessageWillBePostedHook: own.hook('MessageWillBePosted'),
    registerMessageWillBeUpdatedHook: own.hook('MessageWillBeUpdated'),
    registerSlashCommandWillBePostedHook: own.hook('SlashCommandWillBePosted'),
    registerMessageWillFormatHook: own.hook('MessageWillFormat'),
    registerDesktopNotificationHook: own.hook('DesktopNotificationHooks'),
  };
}
