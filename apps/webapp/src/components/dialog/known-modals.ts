import { lazy } from 'react';
import type { ComponentType } from 'react';
import type { ModalId } from './modal-identifiers.ts';

/** A dialog that is fetched when it is first opened. */
function later<Name extends string>(
  load: () => Promise<Readonly<Record<Name, ComponentType<never>>>>,
  name: Name,
): ComponentType<never> {
  return lazy(async () => ({ default: (await load())[name] as ComponentType }));
}

/**
 * The host's dialogs that can be opened by their name, each fetched when it is first opened: one line each. They get
 * the props that `openModalById` was given, and `onExited` and `onHide`, which both close them.
 */
export const knownModals: Readonly<Partial<Record<ModalId, ComponentType<never>>>> = {
  plugin_marketplace: later(() => import('../marketplace/marketplace-dialog.tsx'), 'MarketplaceDialog'),
};
