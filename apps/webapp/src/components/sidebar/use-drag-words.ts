import type { Announcements, ScreenReaderInstructions, UniqueIdentifier } from '@dnd-kit/core';
import { getChannel } from 'mattermost-redux/selectors/entities/channels';
import { getCategory } from 'mattermost-redux/selectors/entities/channel_categories';
import { useMemo } from 'react';
import { useStore } from 'react-redux';
import { useText } from '../../i18n/use-text.ts';
import type { GlobalState } from '../../store/global-state.ts';
import { categoryOfDragId } from './drag-ids.ts';

interface DragWords {
  announcements: Announcements;
  screenReaderInstructions: ScreenReaderInstructions;
}

/** What a screen reader says while something of the sidebar is moved by key. */
export function useDragWords(): DragWords {
  const text = useText();
  const store = useStore<GlobalState>();
  return useMemo(() => {
    const nameOf = (id: UniqueIdentifier): string => {
      const categoryId = categoryOfDragId(String(id));
      const state = store.getState();
      return categoryId === undefined
        ? (getChannel(state, String(id))?.display_name ?? '')
        : (getCategory(state, categoryId)?.display_name ?? '');
    };
    return {
      screenReaderInstructions: { draggable: text('drag.how') },
      announcements: {
        onDragStart: ({ active }) => text('drag.started', { name: nameOf(active.id) }),
        onDragOver: ({ active, over }) =>
          over === null ? undefined : text('drag.over', { name: nameOf(active.id), over: nameOf(over.id) }),
        onDragEnd: ({ active }) => text('drag.dropped', { name: nameOf(active.id) }),
        onDragCancel: ({ active }) => text('drag.cancelled', { name: nameOf(active.id) }),
      },
    };
  }, [store, text]);
}
