import { getConfig } from 'mattermost-redux/selectors/entities/general';
import { Text } from '../../i18n/text.tsx';
import { useAppSelector } from '../../store/hooks.ts';
import type { ComposerObstacle } from '../../store/composer-access.ts';
import { Icon } from '../elements/icon.tsx';

const icons = {
  archived: 'archive-outline',
  deactivated: 'account-off-outline',
  denied: 'lock-outline',
} as const;

/** What stands in the place of the composer where nothing can be written. */
export function ComposerObstacleNote({ obstacle }: { obstacle: NonNullable<ComposerObstacle> }) {
  const siteName = useAppSelector((state) => getConfig(state).SiteName ?? '');
  return (
    <div className="composer composer--closed post-create__container" data-obstacle={obstacle}>
      <p className="composer__closed" role="note">
        <Icon name={icons[obstacle]} />
        <Text id={`composer.${obstacle}`} values={{ siteName }} />
      </p>
    </div>
  );
}
