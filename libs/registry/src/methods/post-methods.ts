import { ActionTypes } from '../action-types.ts';
import { generateId } from '../generate-id.ts';
import { reArg } from '../re-arg.ts';
import type { Registration } from '../registration.ts';
import { postSubMenu } from './post-sub-menu.ts';

/** Posts, what hangs on them, and the files in them. */
export function postMethods(own: Registration) {
  const postType = (type: string) =>
    reArg(['type', 'component'], (given) => {
      const data = { id: generateId(), pluginId: own.pluginId, ...given };
      own.dispatch({ type, data });
      return data.id;
    });
  let isWarned = false;
  const itemComponent = own.component('PostDropdownMenuItem');

  return {
    registerPostTypeComponent: postType(ActionTypes.RECEIVED_PLUGIN_POST_COMPONENT),
    registerPostCardTypeComponent: postType(ActionTypes.RECEIVED_PLUGIN_POST_CARD_COMPONENT),
    unregisterPostTypeComponent: reArg(['componentId'], ({ componentId }) =>
      own.dispatch({ type: ActionTypes.REMOVED_PLUGIN_POST_COMPONENT, id: componentId }),
    ),

    registerPostMessageAttachmentComponent: own.component('PostMessageAttachment'),
    registerPostActionComponent: own.component('PostAction'),
    registerPostHeaderComponent: own.component('PostHeader'),
    registerLinkTooltipComponent: own.component('LinkTooltip'),
    registerCodeBlockActionComponent: own.component('CodeBlockAction'),
    registerNewMessagesSeparatorActionComponent: own.component('NewMessagesSeparatorAction'),

    registerPostWillRenderEmbedComponent: reArg(
      ['match', 'component', 'toggleable'],
      ({ match, component, toggleable }) =>
        own.add(['PostWillRenderEmbedComponent'], { match, component, toggleable }),
    ),

    registerPostDropdownMenuAction: reArg(['text', 'action', 'filter'], ({ text, action, filter }) =>
      own.add(['PostDropdownMenu'], { text: own.element(text), action, filter }),
    ),

    registerPostDropdownSubMenuAction: reArg(['text', 'action', 'filter'], ({ text, action, filter }) =>
      postSubMenu(own, text, action, filter),
    ),

    registerPostDropdownMenuComponent: (...given: unknown[]): string => {
      if (!isWarned) {
        isWarned = true;
        own.host.warn(
          `Plugin ${own.pluginId}: registerPostDropdownMenuComponent is deprecated; use registerPostDropdownMenuAction.`,
        );
      }
      return itemComponent(...given);
    },

    registerFileDropdownMenuAction: reArg(['match', 'text', 'action'], ({ match, text, action }) =>
      own.add(['FilesDropdown'], { match, text: own.element(text), action }),
    ),

    registerFilePreviewComponent: reArg(['override', 'component'], ({ override, component }) =>
      own.add(['FilePreview'], { override, component }),
    ),
  };
}
