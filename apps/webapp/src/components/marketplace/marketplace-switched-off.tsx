import { Link } from 'react-router-dom';
import { Text } from '../../i18n/text.tsx';
import { Icon } from '../elements/icon.tsx';

/** PluginSettings.EnableMarketplace is off. */
export function MarketplaceSwitchedOff({ onLeave }: { onLeave?(): void }) {
  return (
    <div className="empty" role="status">
      <Icon name="power-plug-outline" />
      <p>
        <Text id="market.off" />
      </p>
      <p>
        <Link to="/admin_console/plugins/settings" onClick={onLeave}>
          <Text id="market.offWhere" />
        </Link>
      </p>
    </div>
  );
}
