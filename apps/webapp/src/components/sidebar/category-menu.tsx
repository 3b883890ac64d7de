import type { CategorySorting, ChannelCategory } from '@mattermost/types/channel_categories';
import type { Team } from '@mattermost/types/teams';
import {
  moveCategory,
  setCategoryMuted,
  setCategorySorting,
} from 'mattermost-redux/actions/channel_categories';
import { readMultipleChannels } from 'mattermost-redux/actions/channels';
import { savePreferences } from 'mattermost-redux/actions/preferences';
import { getVisibleDmGmLimit } from 'mattermost-redux/selectors/entities/preferences';
import { useState } from 'react';
import type { MessageId } from '../../i18n/catalogue.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { openModalById } from '../dialog/open-modal-by-id.ts';
import { Icon } from '../elements/icon.tsx';
import { Menu } from '../menu/menu.tsx';
import { MenuItem } from '../menu/menu-item.tsx';
import { Submenu } from '../menu/submenu.tsx';
import { isUnread, sidebarOf } from './sidebar-categories.ts';

interface CategoryMenuProps {
  category: ChannelCategory;
  name: string;
  team: Team;
}

const sortings: readonly [CategorySorting, MessageId][] = [
  ['alpha' as CategorySorting, 'category.sort.alpha'],
  ['recent' as CategorySorting, 'category.sort.recent'],
  ['manual' as CategorySorting, 'category.sort.manual'],
];
const ALL_CONVERSATIONS = 10_000;
const limits: readonly number[] = [ALL_CONVERSATIONS, 10, 15, 20, 40];

/** What can be done with a category; conversations are always sorted by time or by name. */
export function CategoryMenu({ category, name, team }: CategoryMenuProps) {
  const text = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <span className={`SidebarChannel__menu ${isOpen ? 'SidebarChannel__menu--open' : ''}`.trim()}>
      <Menu
        button={<Icon name="dots-vertical" />}
        label={text('category.menu', { name })}
        buttonClassName="SidebarMenu_menuButton"
        align="end"
        onOpenChange={setOpen}
      >
        {isOpen && <Items category={category} name={name} team={team} />}
      </Menu>
    </span>
  );
}

function Items({ category, team }: CategoryMenuProps) {
  const dispatch = useAppDispatch();
  const text = useText();
  const unreadIds = useAppSelector((state) =>
    category.channel_ids.filter((id) => isUnread(state, id)).join(' '),
  );
  const order = useAppSelector((state) =>
    sidebarOf(state, team.id)
      .map((entry) => entry.category.id)
      .join(' '),
  );
  const ids = order.split(' ');
  const index = ids.indexOf(category.id);
  const isDirect = category.type === 'direct_messages';
  const ask = (dialogProps: { teamId: string; category?: ChannelCategory }) =>
    dispatch(openModalById('edit_category', dialogProps));
  const move = (to: number) => void dispatch(moveCategory(team.id, category.id, to));
  return (
    <>
      {unreadIds !== '' && (
        <MenuItem
          icon="mark-as-unread"
          onSelect={() => void dispatch(readMultipleChannels(unreadIds.split(' ')))}
        >
          <Text id="category.read" />
        </MenuItem>
      )}
      {!isDirect && (
        <MenuItem
          icon={category.muted ? 'bell-outline' : 'bell-off-outline'}
          onSelect={() => void dispatch(setCategoryMuted(category.id, !category.muted))}
        >
          <Text id={category.muted ? 'category.unmute' : 'category.mute'} />
        </MenuItem>
      )}
      {category.type === 'custom' && (
        <>
          <MenuItem icon="pencil-outline" onSelect={() => ask({ teamId: team.id, category })}>
            <Text id="category.rename" />
          </MenuItem>
          <MenuItem
            icon="trash-can-outline"
            danger
            onSelect={() => dispatch(openModalById('delete_category', { category }))}
          >
            <Text id="category.delete" />
          </MenuItem>
          <hr className="menu__divider" />
        </>
      )}
      <Submenu icon="sort-alphabetical-ascending" label={text('category.sort')}>
        {sortings
          .filter(([sorting]) => !isDirect || sorting !== ('manual' as CategorySorting))
          .map(([sorting, label]) => (
            <MenuItem
              key={sorting}
              checked={isSortedBy(category, sorting)}
              onSelect={() => void dispatch(setCategorySorting(category.id, sorting))}
            >
              <Text id={label} />
            </MenuItem>
          ))}
      </Submenu>
      {isDirect && <ShownConversations />}
      {index > 0 && (
        <MenuItem icon="arrow-up" onSelect={() => move(index - 1)}>
          <Text id="category.up" />
        </MenuItem>
      )}
      {index < ids.length - 1 && (
        <MenuItem icon="arrow-down" onSelect={() => move(index + 1)}>
          <Text id="category.down" />
        </MenuItem>
      )}
      <hr className="menu__divider" />
      <MenuItem icon="folder-plus-outline" onSelect={() => ask({ teamId: team.id })}>
        <Text id="category.new" />
      </MenuItem>
    </>
  );
}

/** Those of nobody's choice are by name. */
function isSortedBy({ sorting }: ChannelCategory, which: CategorySorting): boolean {
  return sorting === which || (String(sorting) === '' && String(which) === 'alpha');
}

function ShownConversations() {
  const dispatch = useAppDispatch();
  const text = useText();
  const me = useAppSelector((state) => state.entities.users.currentUserId);
  const shown = useAppSelector(getVisibleDmGmLimit);
  const choose = (limit: number) => {
    const preference = { user_id: me, category: 'sidebar_settings', name: 'limit_visible_dms_gms' };
    void dispatch(savePreferences(me, [{ ...preference, value: String(limit) }]));
  };
  return (
    <Submenu icon="account-multiple-outline" label={text('category.show')}>
      {limits.map((limit) => (
        <MenuItem key={limit} checked={limit === shown} onSelect={() => choose(limit)}>
          {limit === ALL_CONVERSATIONS ? <Text id="category.showAll" /> : limit}
        </MenuItem>
      ))}
    </Submenu>
  );
}
