import type { Channel } from '@mattermost/types/channels';
import { getChannel } from 'mattermost-redux/selectors/entities/channels';
import { getCategory } from 'mattermost-redux/selectors/entities/channel_categories';
import type { ChannelCategory } from '@mattermost/types/channel_categories';
import { useAppSelector } from '../../store/hooks.ts';
import { useChannelName } from '../../store/use-channel-name.ts';
import { categoryOfDragId } from './drag-ids.ts';
import { useCategoryName } from './use-category-name.ts';

/** What hangs at the pointer while something is being moved. */
export function DraggedName({ id }: { id: string }) {
  const categoryId = categoryOfDragId(id);
  const category = useAppSelector((state) => getCategory(state, categoryId ?? ''));
  const channel = useAppSelector((state) => getChannel(state, id));
  return (
    <div className="sidebar-dragged">
      {category !== undefined && <CategoryName category={category} />}
      {channel !== undefined && <ChannelName channel={channel} />}
    </div>
  );
}

const CategoryName = ({ category }: { category: ChannelCategory }) => <>{useCategoryName(category)}</>;
const ChannelName = ({ channel }: { channel: Channel }) => <>{useChannelName(channel)}</>;
