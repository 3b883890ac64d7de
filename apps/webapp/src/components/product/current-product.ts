import type { PluginComponentEntry } from '@patchbay/registry';
import { useLocation } from 'react-router-dom';
import { useAppSelector } from '../../store/hooks.ts';

/** A whole application beside the channels, as `registerProduct` stored it (contract: registry). */
export interface ProductEntry extends PluginComponentEntry {
  baseURL: string;
  switcherLinkURL: string;
  switcherIcon: unknown;
  switcherText: unknown;
  showTeamSidebar: boolean;
  showAppBar: boolean;
  wrapped: boolean;
  publicComponent?: PluginComponentEntry['component'];
}

const isWithin = (path: string, base: string) => path === base || path.startsWith(`${base}/`);

/** All products but those that would take the chat's own addresses away. */
export function productsOf(entries: readonly PluginComponentEntry[]): ProductEntry[] {
  return (entries as readonly ProductEntry[]).filter(({ baseURL }) => baseURL.replace(/\/+$/, '') !== '');
}

/** The product an address belongs to; undefined in the chat. */
export function productOfPath(
  entries: readonly PluginComponentEntry[],
  pathname: string,
): ProductEntry | undefined {
  return productsOf(entries).find(({ baseURL }) => isWithin(pathname, baseURL.replace(/\/+$/, '')));
}

export function useCurrentProduct(): ProductEntry | undefined {
  const { pathname } = useLocation();
  return useAppSelector((state) => productOfPath(state.plugins.components.Product, pathname));
}
