import type { Team } from '@mattermost/types/teams';
import { useState } from 'react';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { Icon } from '../common/icon.tsx';
import { Menu } from '../menu/menu.tsx';
import { MenuItem } from '../menu/menu-item.tsx';
import { BrowseChannelsDialog } from './browse-channels-dialog.tsx';
import { CreateChannelDialog } from './create-channel-dialog.tsx';
import { DirectMessageDialog } from './direct-message-dialog.tsx';

type Open = 'browse' | 'create' | 'direct' | undefined;

export function AddChannelMenu({ team }: { team: Team }) {
  const text = useText();
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  return (
    <>
      <Menu
        button={<Icon name="plus" />}
        label={text('add.label')}
        buttonId="browseOrAddChannelMenuButton"
        buttonClassName="sidebar__add"
        align="end"
      >
        <MenuItem icon="globe" testId="add-browse" onSelect={() => setOpen('browse')}>
          <Text id="add.browse" />
        </MenuItem>
        <MenuItem icon="plus" testId="add-create" onSelect={() => setOpen('create')}>
          <Text id="add.create" />
        </MenuItem>
        <MenuItem icon="account-plus-outline" testId="add-direct" onSelect={() => setOpen('direct')}>
          <Text id="add.direct" />
        </MenuItem>
      </Menu>
      {open === 'browse' && <BrowseChannelsDialog team={team} onClose={close} />}
      {open === 'create' && <CreateChannelDialog team={team} onClose={close} />}
      {open === 'direct' && <DirectMessageDialog team={team} onClose={close} />}
    </>
  );
}
