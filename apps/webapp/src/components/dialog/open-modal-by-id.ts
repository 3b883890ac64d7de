import { openModal } from '../../store/views/modals.ts';
import type { ModalAction } from '../../store/views/modals.ts';
import { knownModals } from './known-modals.ts';
import type { ModalId } from './modal-identifiers.ts';

/** What plugins may open; the others are the host's alone (contract: webapp §3). */
const published: ReadonlySet<string> = new Set([
  'user_settings',
  'invitation',
  'team_settings',
  'team_members',
  'leave_team',
]);

/** Whether this host has a dialog of that name, and plugins may open it. */
export function canOpenModalId(modalId: string): boolean {
  return published.has(modalId) && Object.hasOwn(knownModals, modalId);
}

/** Opens a dialog of the host by its name; for a name without a dialog the action does nothing. */
export function openModalById(modalId: ModalId, dialogProps: Record<string, unknown> = {}): ModalAction {
  return openModal({ modalId, dialogType: knownModals[modalId], dialogProps });
}
