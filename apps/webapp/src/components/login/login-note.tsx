import { Text } from '../../i18n/text.tsx';
import type { MessageId } from '../../i18n/catalogue.ts';
import { Icon } from '../elements/icon.tsx';

const notes: Readonly<Record<string, { text: MessageId; isGood: boolean }>> = {
  expired: { text: 'login.expired', isGood: false },
  verified: { text: 'login.verified', isGood: true },
  password_change: { text: 'login.passwordChanged', isGood: true },
};

/** What happened before the person came to the login; nothing for what is not known. */
export function LoginNote({ note }: { note?: string }) {
  const known = note !== undefined && Object.hasOwn(notes, note) ? notes[note] : undefined;
  return known === undefined ? null : (
    <p className={`alert ${known.isGood ? 'alert--good' : 'alert--warn'}`} role="status">
      <Icon name={known.isGood ? 'check-circle' : 'information-outline'} />
      <Text id={known.text} />
    </p>
  );
}
