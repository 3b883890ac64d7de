import { createPortal } from 'react-dom';
import { FormattedMessage } from 'react-intl';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { Icon } from '../elements/icon.tsx';
import { Menu } from '../menu/menu.tsx';
import { MenuItem } from '../menu/menu-item.tsx';

/**
 * How much room there is to say it: a `line` in its place, an `icon` with a menu where there is none, the `label` of a
 * menu entry, or `floating` over the page for what has no place of its own.
 */
export type PluginFaultShape = 'line' | 'icon' | 'label' | 'floating';

interface PluginFaultProps {
  pluginId: string;
  shape: PluginFaultShape;
  onRetry(): void;
  onSwitchOff(): void;
}

/** What stands where a plugin failed to draw. */
export function PluginFault({ pluginId, shape, onRetry, onSwitchOff }: PluginFaultProps) {
  const text = useText();
  switch (shape) {
    case 'label':
      return (
        <span className="pluggable-error pluggable-error--label" data-plugin-id={pluginId}>
          {pluginId}
        </span>
      );
    case 'icon':
      return (
        <span
          className="pluggable-error pluggable-error--icon"
          data-plugin-id={pluginId}
          // It may stand in a link, which is not meant.
          onClick={(event) => event.preventDefault()}
        >
          <Menu
            button={<Icon name="alert-outline" />}
            label={text('pluggable.errorOccurred', { pluginId })}
            buttonClassName="icon-button"
            align="end"
          >
            <div className="pluggable-error__text" role="presentation">
              <Words pluginId={pluginId} />
            </div>
            <MenuItem icon="refresh" onSelect={onRetry}>
              <Text id="pluggable.errorRefresh" />
            </MenuItem>
            <MenuItem icon="power-plug-outline" onSelect={onSwitchOff}>
              <Text id="pluggable.switchOff" />
            </MenuItem>
          </Menu>
        </span>
      );
    case 'floating':
      return createPortal(
        <Line pluginId={pluginId} onRetry={onRetry} onSwitchOff={onSwitchOff} />,
        faultsOver(document),
      );
    case 'line':
      return <Line pluginId={pluginId} onRetry={onRetry} onSwitchOff={onSwitchOff} />;
  }
}

function Line({ pluginId, onRetry, onSwitchOff }: Omit<PluginFaultProps, 'shape'>) {
  const text = useText();
  return (
    <div className="pluggable-error" role="alert" data-plugin-id={pluginId}>
      <span>
        <Words pluginId={pluginId} />
      </span>
      <button type="button" className="link-button" onClick={onRetry}>
        <Text id="pluggable.errorRefresh" />
      </button>
      <button
        type="button"
        className="link-button"
        title={text('pluggable.switchOffHelp')}
        onClick={onSwitchOff}
      >
        <Text id="pluggable.switchOff" />
      </button>
    </div>
  );
}

function Words({ pluginId }: { pluginId: string }) {
  return (
    <FormattedMessage
      id="pluggable.errorOccurred"
      defaultMessage="An error occurred in the {pluginId} plugin."
      values={{ pluginId }}
    />
  );
}

const FAULTS = 'plugin-faults';

/** One corner for all of them, so that they do not cover each other. */
function faultsOver(document: Document): HTMLElement {
  const known = document.getElementById(FAULTS);
  if (known !== null) {
    return known;
  }
  const made = document.createElement('div');
  made.id = FAULTS;
  document.body.append(made);
  return made;
}
