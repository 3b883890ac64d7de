import { useState } from 'react';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useAppSelector } from '../../store/hooks.ts';
import { IconButton } from '../elements/icon-button.tsx';

/** One quiet line for all web halves that did not come up in this browser; why, the System Console says. */
export function LoadFailures() {
  const text = useText();
  const failures = useAppSelector((state) => state.views.pluginFailures);
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set());
  const ids = Object.keys(failures).filter((id) => !dismissed.has(id));
  if (ids.length === 0) {
    return null;
  }
  return (
    <div className="load-failures" role="status">
      <span>
        <Text id="plugins.notUp" values={{ count: ids.length, plugins: ids.sort().join(', ') }} />
      </span>
      <IconButton
        icon="close"
        label={text('close')}
        onClick={() => setDismissed(new Set([...dismissed, ...ids]))}
      />
    </div>
  );
}
