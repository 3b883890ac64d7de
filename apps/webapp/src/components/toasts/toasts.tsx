import { useEffect, useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import type { Toast } from '../../store/views/toasts.ts';
import { toastGone, toastPositions } from '../../store/views/toasts.ts';
import { IconButton } from '../elements/icon-button.tsx';

export const TOAST_STAYS_MS = 5_000;

/** What plugins say in passing, in the corner they chose; plain text, for it may be anybody's. */
export function Toasts() {
  const shown = useAppSelector((state) => state.views.toasts.shown);
  return (
    <div role="status">
      {toastPositions.map((position) => {
        const here = shown.filter((toast) => toast.position === position);
        return (
          here.length > 0 && (
            <div key={position} className={`toast-corner toast-corner--${position}`}>
              {here.map((toast) => (
                <ToastLine key={toast.id} toast={toast} />
              ))}
            </div>
          )
        );
      })}
    </div>
  );
}

/** It stays while somebody points at it, or has the focus in it. */
function ToastLine({ toast: { id, message } }: { toast: Toast }) {
  const dispatch = useAppDispatch();
  const text = useText();
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (isHeld) {
      return undefined;
    }
    const timer = setTimeout(() => dispatch(toastGone(id)), TOAST_STAYS_MS);
    return () => clearTimeout(timer);
  }, [dispatch, id, isHeld]);
  return (
    <div
      className="toast-line"
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span className="toast-line__text">{message}</span>
      <IconButton icon="close" label={text('close')} onClick={() => dispatch(toastGone(id))} />
    </div>
  );
}
