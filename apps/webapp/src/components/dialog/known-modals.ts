import type { ComponentType } from 'react';
import type { ModalId } from './modal-identifiers.ts';

/**
 * The host's dialogs that can be opened by their name, each fetched when it is first opened: one line each, as
 * `[ModalIdentifiers.USER_SETTINGS]: lazy(() => import('…'))`. They get the props that `openModalById` was given, and
 * `onExited` and `onHide`, which both close them.
 */
export const knownModals: Readonly<Partial<Record<ModalId, ComponentType<never>>>> = {};
