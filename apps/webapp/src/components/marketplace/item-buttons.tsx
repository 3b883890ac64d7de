import { useState } from 'react';
import { useHistory } from 'react-router-dom';
import { installItem } from '../../actions/marketplace.ts';
import { enablePlugin } from '../../actions/plugin-management.ts';
import type { ActionError } from '../../actions/result.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import type { MarketplaceItem } from '../../rest/marketplace.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { ErrorNote } from '../elements/error-note.tsx';
import { mayInstallPlugins } from './marketplace-access.ts';

interface ItemButtonsProps {
  item: MarketplaceItem;
  isBusy: boolean;
  onLeave?(): void;
}

/** Install what is not there; enable and configure what is. */
export function ItemButtons({
  item: { id, name, installedVersion },
  item,
  isBusy,
  onLeave,
}: ItemButtonsProps) {
  const dispatch = useAppDispatch();
  const history = useHistory();
  const text = useText();
  const mayInstall = useAppSelector(mayInstallPlugins);
  const plugin = useAppSelector((state) => state.entities.admin.plugins?.[id]);
  const [isEnabling, setEnabling] = useState(false);
  const [error, setError] = useState<ActionError>();

  const enable = async () => {
    setEnabling(true);
    const result = await dispatch(enablePlugin(id));
    setError(result.error);
    setEnabling(false);
  };
  const configure = () => {
    onLeave?.();
    history.push(`/admin_console/plugins/plugin_${id}`);
  };

  if (installedVersion === '') {
    return mayInstall ? (
      <div className="plugin-row__side">
        <button
          type="button"
          className="btn btn-primary btn-sm"
          data-testid={`market-install-${id}`}
          aria-label={text('market.installNamed', { name })}
          disabled={isBusy}
          onClick={() => void dispatch(installItem(item))}
        >
          <Text id={isBusy ? 'market.installing' : 'market.install'} />
        </button>
      </div>
    ) : null;
  }
  return (
    <div className="plugin-row__side">
      <div className="plugin-row__buttons">
        {mayInstall && plugin?.active === false && (
          <button
            type="button"
            className="btn btn-tertiary btn-sm"
            data-testid={`market-enable-${id}`}
            aria-label={text('market.enableNamed', { name })}
            disabled={isBusy || isEnabling}
            onClick={() => void enable()}
          >
            <Text id="plugin.enable" />
          </button>
        )}
        <button
          type="button"
          className="btn btn-tertiary btn-sm"
          data-testid={`market-configure-${id}`}
          aria-label={text('market.configureNamed', { name })}
          disabled={isBusy}
          onClick={configure}
        >
          <Text id="market.configure" />
        </button>
      </div>
      {error !== undefined && <ErrorNote error={error} />}
    </div>
  );
}
