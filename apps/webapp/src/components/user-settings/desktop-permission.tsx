import { useState } from 'react';
import { Text } from '../../i18n/text.tsx';
import { askForPermission, permission } from '../../notifications/permission.ts';

/** Whether the browser lets this page show notifications, and a way to ask it. */
export function DesktopPermission() {
  const [state, setState] = useState(permission);
  if (state === 'granted') {
    return null;
  }
  return (
    <div className="alert alert--warn settings__action">
      <span className="alert__text">
        <Text
          id={
            state === 'default'
              ? 'settings.permissionAsk'
              : state === 'denied'
                ? 'settings.permissionDenied'
                : 'settings.permissionNone'
          }
        />
      </span>
      {state === 'default' && (
        <button
          type="button"
          className="btn btn-primary btn-sm"
          onClick={() => void askForPermission().then(setState)}
        >
          <Text id="settings.permissionButton" />
        </button>
      )}
    </div>
  );
}
