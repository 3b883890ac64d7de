import { useState } from 'react';
import type { MessageId } from '../../i18n/catalogue.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { CopyLine } from '../clipboard/copy-line.tsx';

/** Something that is not for every eye, shown when asked for. */
export function SecretLine({ value, label }: { value: string; label: MessageId }) {
  const text = useText();
  const [isShown, setShown] = useState(false);
  return isShown ? (
    <CopyLine value={value} label={label} />
  ) : (
    <button
      type="button"
      className="link-button"
      aria-label={`${text('backstage.show')}: ${text(label)}`}
      onClick={() => setShown(true)}
    >
      <Text id="backstage.show" />
    </button>
  );
}
