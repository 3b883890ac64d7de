import type { MessageId } from '../../i18n/catalogue.ts';
import { Text } from '../../i18n/text.tsx';
import { Icon } from '../elements/icon.tsx';

interface InfoActionProps {
  icon: string;
  label: MessageId;
  isOn?: boolean;
  onPress(): void;
}

/** One of the big buttons on top of what is said about a channel. */
export function InfoAction({ icon, label, isOn, onPress }: InfoActionProps) {
  return (
    <button
      type="button"
      className={`channel-info__action ${isOn === true ? 'channel-info__action--on' : ''}`.trim()}
      aria-pressed={isOn}
      onClick={onPress}
    >
      <Icon name={icon} />
      <Text id={label} />
    </button>
  );
}

interface InfoRowProps {
  icon: string;
  label: MessageId;
  count?: number;
  onPress(): void;
}

export function InfoRow({ icon, label, count, onPress }: InfoRowProps) {
  return (
    <li>
      <button type="button" className="choice" onClick={onPress}>
        <Icon name={icon} />
        <span className="choice__text">
          <Text id={label} />
        </span>
        {count !== undefined && <span className="choice__hint">{count}</span>}
        <Icon name="chevron-right" />
      </button>
    </li>
  );
}
