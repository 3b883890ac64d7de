import type { ChannelCategory } from '@mattermost/types/channel_categories';
import type { Channel } from '@mattermost/types/channels';
import type { Team } from '@mattermost/types/teams';
import { addChannelToCategory } from 'mattermost-redux/actions/channel_categories';
import { getCategoryInTeamWithChannel } from 'mattermost-redux/selectors/entities/channel_categories';
import { shallowEqual } from 'react-redux';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { openModalById } from '../dialog/open-modal-by-id.ts';
import { MenuItem } from '../menu/menu-item.tsx';
import { Submenu } from '../menu/submenu.tsx';
import { mayHold } from './may-hold.ts';
import { isKept, sidebarOf } from './sidebar-categories.ts';
import { useCategoryName } from './use-category-name.ts';

/** The categories a channel can go to, and a new one. */
export function MoveToSubmenu({ channel, team }: { channel: Channel; team: Team }) {
  const text = useText();
  const dispatch = useAppDispatch();
  const categories = useAppSelector(
    (state) => sidebarOf(state, team.id).map(({ category }) => category),
    shallowEqual,
  );
  const currentId = useAppSelector((state) => getCategoryInTeamWithChannel(state, team.id, channel.id)?.id);
  if (!categories.every(isKept)) {
    return null;
  }
  const create = () =>
    dispatch(openModalById('edit_category', { teamId: team.id, channelIds: [channel.id] }));
  return (
    <Submenu icon="folder-move-outline" label={text('row.moveTo')}>
      {categories
        .filter((category) => category.id !== currentId && mayHold(category, channel))
        .map((category) => (
          <MenuItem
            key={category.id}
            icon={category.type === 'favorites' ? 'star-outline' : 'folder-outline'}
            onSelect={() => void dispatch(addChannelToCategory(category.id, channel.id))}
          >
            <CategoryName category={category} />
          </MenuItem>
        ))}
      <MenuItem icon="folder-plus-outline" onSelect={create}>
        <Text id="category.new" />
      </MenuItem>
    </Submenu>
  );
}

function CategoryName({ category }: { category: ChannelCategory }) {
  return <>{useCategoryName(category)}</>;
}
