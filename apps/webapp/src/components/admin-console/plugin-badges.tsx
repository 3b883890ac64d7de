import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import type { MessageId } from '../../i18n/catalogue.ts';
import type { PluginRow } from './plugin-rows.ts';

interface Badge {
  name: MessageId;
  /** What it means, for who rests the pointer on it and who cannot see it. */
  meaning: MessageId;
  tone: 'plain' | 'warn' | 'bad';
}

const unmanaged: Badge = { name: 'badge.unmanaged', meaning: 'badge.unmanagedText', tone: 'plain' };
const debugging: Badge = { name: 'badge.debugging', meaning: 'badge.debuggingText', tone: 'warn' };
const webFailing: Badge = { name: 'badge.webFailing', meaning: 'badge.webFailingText', tone: 'bad' };
const major: Badge = { name: 'badge.major', meaning: 'badge.majorText', tone: 'warn' };

/** What sets a plugin apart from one that simply runs. */
export function PluginBadges({ row: { details, webFailure } }: { row: PluginRow }) {
  const text = useText();
  const badges = [
    ...(details?.unmanaged === true ? [unmanaged] : []),
    ...(details?.debugging === true ? [debugging] : []),
    ...(details?.upgrade?.major === true && details.upgrade.outcome !== 'rolled-back' ? [major] : []),
    ...(details?.webFailure !== undefined || webFailure !== undefined ? [webFailing] : []),
  ];
  return (
    <>
      {badges.map(({ name, meaning, tone }) => (
        <span key={name} className={`tag tag--${tone}`} title={text(meaning)}>
          <Text id={name} />
          <span className="visually-hidden">: {text(meaning)}</span>
        </span>
      ))}
    </>
  );
}
