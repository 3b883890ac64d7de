import { useText } from '../../i18n/use-text.ts';
import { getChannelHeaderButtons, shouldShowAppBar } from '../../plugins/app-bar-entries.ts';
import { useAppSelector } from '../../store/hooks.ts';
import { PluggableErrorBoundary } from '../plugins/pluggable-error-boundary.tsx';
import { useCurrentProduct } from '../product/current-product.ts';
import { inScope } from '../product/in-scope.ts';
import { AppBarIcon } from './app-bar-icon.tsx';
import { inAppBarOrder } from './app-bar-order.ts';

/**
 * The icons of plugins at the right edge. It stands in for the buttons of channel headers, and shows of each plugin its
 * own entries or else those buttons (contract: webapp §7).
 */
export function AppBar() {
  const text = useText();
  const product = useCurrentProduct();
  const isShown = useAppSelector(shouldShowAppBar);
  const entries = useAppSelector((state) => state.plugins.components.AppBar);
  const buttons = useAppSelector(getChannelHeaderButtons);
  if (!isShown || (product !== undefined && !product.showAppBar)) {
    return null;
  }
  const { first, others } = inAppBarOrder(entries);
  const groups = [first, [...others, ...buttons]].map((group) =>
    group.filter(({ supportedProductIds }) => inScope(supportedProductIds, product)),
  );
  const [before = [], after = []] = groups;
  if (before.length + after.length === 0) {
    return null;
  }
  const icons = (group: typeof before) =>
    group.map((entry) => (
      <PluggableErrorBoundary key={entry.id} pluginId={entry.pluginId} location="AppBar" shape="icon">
        <AppBarIcon entry={entry} />
      </PluggableErrorBoundary>
    ));
  return (
    <aside className="app-bar" aria-label={text('frame.appBar')}>
      <div className="app-bar__top">
        {icons(before)}
        {before.length > 0 && after.length > 0 && <hr className="app-bar__divider" />}
        {icons(after)}
      </div>
    </aside>
  );
}
