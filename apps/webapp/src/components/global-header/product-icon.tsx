import { isGlyph } from '../../plugins/is-glyph.ts';
import { Icon } from '../elements/icon.tsx';
import { PluginLabel } from '../plugins/plugin-label.tsx';

/** The icon that a plugin gave: the name of a glyph, or an element. A name that there is not gets a common one. */
export function ProductIcon({ icon, pluginId }: { icon: unknown; pluginId: string }) {
  if (typeof icon === 'string' || icon === undefined || icon === null) {
    return <Icon name={typeof icon === 'string' && isGlyph(icon) ? icon : 'power-plug-outline'} />;
  }
  return (
    <span className="product-icon">
      <PluginLabel pluginId={pluginId} location="Product switcherIcon">
        {icon}
      </PluginLabel>
    </span>
  );
}
