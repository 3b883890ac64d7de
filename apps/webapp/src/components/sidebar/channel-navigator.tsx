import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { setUnreadFilterEnabled } from '../../store/views/channel-sidebar.ts';
import { Icon } from '../elements/icon.tsx';
import { IconButton } from '../elements/icon-button.tsx';
import { commandKey } from '../shortcuts/command-key.ts';
import { openQuickSwitch } from '../quick-switch/open-quick-switch.ts';

/** The way to any channel by name, and the switch for what is unread. */
export function ChannelNavigator() {
  const dispatch = useAppDispatch();
  const text = useText();
  const isFiltered = useAppSelector((state) => state.views.channelSidebar.unreadFilterEnabled);
  return (
    <div id="sidebar_channel_navigator" className="SidebarChannelNavigator">
      <IconButton
        icon="filter-variant"
        className={`SidebarFilters_filterButton ${isFiltered ? 'active' : ''}`.trim()}
        label={text(isFiltered ? 'sidebar.showAll' : 'sidebar.filter')}
        aria-pressed={isFiltered}
        onClick={() => dispatch(setUnreadFilterEnabled(!isFiltered))}
      />
      <button
        type="button"
        className="SidebarChannelNavigator_jumpToButton"
        onClick={() => dispatch(openQuickSwitch())}
      >
        <Icon name="magnify" />
        <Text id="sidebar.find" />
        <kbd>{commandKey(text)} K</kbd>
      </button>
    </div>
  );
}
