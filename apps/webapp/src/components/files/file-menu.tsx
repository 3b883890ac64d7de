import type { FileInfo } from '@mattermost/types/files';
import { getChannel } from 'mattermost-redux/selectors/entities/channels';
import { Client4 } from 'mattermost-redux/client';
import { useContext, useState } from 'react';
import { guarded } from '../../actions/guarded.ts';
import { AppContext } from '../../app-context.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { callPlugin } from '../../plugins/call-plugin.ts';
import { pluginsAreHiddenIn } from '../../plugins/shared-channels.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { copyText } from '../clipboard/copy-text.ts';
import { Icon } from '../elements/icon.tsx';
import { Menu } from '../menu/menu.tsx';
import { MenuItem } from '../menu/menu-item.tsx';
import { iconBeside } from '../plugins/icon-beside.ts';
import { PluginLabel } from '../plugins/plugin-label.tsx';

const PLACE = 'FilesDropdown';

/** What can be done with a file: a public link where there are such, and what plugins add (contract: registry registerFileDropdownMenuAction). */
export function FileMenu({ file }: { file: FileInfo }) {
  const app = useContext(AppContext);
  const dispatch = useAppDispatch();
  const text = useText();
  const [error, setError] = useState<string>();
  const entries = useAppSelector((state) => state.plugins.components[PLACE]);
  const hidesPlugins = useAppSelector((state) =>
    pluginsAreHiddenIn(state, getChannel(state, file.channel_id)),
  );
  const hasPublicLinks = useAppSelector((state) => state.entities.general.config.EnablePublicLink === 'true');
  const matching = hidesPlugins
    ? []
    : entries.filter(({ pluginId, match }) =>
        callPlugin(app, pluginId, PLACE, () => (match as (file: FileInfo) => unknown)?.(file)),
      );
  const isHere = file.link === undefined;
  if (matching.length === 0 && !(hasPublicLinks && isHere)) {
    return null;
  }
  const copyLink = async () => {
    const result = await dispatch(guarded(() => Client4.getFilePublicLink(file.id)));
    setError(result.error?.message);
    if (result.data !== undefined) {
      await copyText(result.data.link);
    }
  };
  return (
    <>
      <Menu
        button={<Icon name="dots-vertical" />}
        label={text('file.actions', { name: file.name })}
        buttonClassName="icon-button file-item__menu"
        align="end"
      >
        {hasPublicLinks && isHere && (
          <MenuItem icon="link-variant" onSelect={() => void copyLink()}>
            <Text id="file.copyLink" />
          </MenuItem>
        )}
        {matching.map(({ id, pluginId, text: label, action }) => (
          <MenuItem
            key={id}
            id={`${id}_filedropdown`}
            icon={iconBeside(label)}
            onSelect={() =>
              void callPlugin(app, pluginId, PLACE, () => (action as (file: FileInfo) => unknown)?.(file))
            }
          >
            <PluginLabel pluginId={pluginId} location={PLACE}>
              {label}
            </PluginLabel>
          </MenuItem>
        ))}
      </Menu>
      {error !== undefined && (
        <small className="error-text" role="alert">
          {error}
        </small>
      )}
    </>
  );
}
