import { Suspense } from 'react';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { closeModal } from '../../store/views/modals.ts';
import { ModalBoundary } from './modal-boundary.tsx';

/** The dialogs that were opened through the store, as `WebappUtils.modals.openModal` does. */
export function ModalController() {
  const dispatch = useAppDispatch();
  const modals = useAppSelector((state) => state.views.modals.modalState);
  return (
    <>
      {Object.entries(modals).map(([id, { dialogType: Modal, dialogProps, pluginId }]) => {
        const close = () => dispatch(closeModal(id));
        const exited = () => {
          close();
          (dialogProps.onExited as (() => void) | undefined)?.();
        };
        return (
          <ModalBoundary key={id} pluginId={pluginId} onClose={close}>
            <Suspense fallback={null}>
              <Modal {...dialogProps} onExited={exited} onHide={close} />
            </Suspense>
          </ModalBoundary>
        );
      })}
    </>
  );
}
