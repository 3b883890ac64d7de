import type { ProductEntry } from './current-product.ts';

/**
 * Whether something is meant for the product that is on screen: null for the channels, the id of a product or of its
 * plugin, `*` for all, or a list of those (contract: registry registerAppBarComponent).
 */
export function inScope(supportedProductIds: unknown, product: ProductEntry | undefined): boolean {
  const scope: readonly unknown[] = Array.isArray(supportedProductIds)
    ? supportedProductIds
    : [supportedProductIds ?? null];
  if (scope.includes('*')) {
    return true;
  }
  return product === undefined
    ? scope.includes(null)
    : scope.includes(product.id) || scope.includes(product.pluginId);
}
