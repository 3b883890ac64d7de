import { Text } from '../../i18n/text.tsx';

/** `window.Components.BotBadge` (contract: webapp §3). */
export function BotBadge({ show = true, className = '' }: { show?: boolean; className?: string }) {
  return show ? (
    <span className={`tag ${className}`.trim()}>
      <Text id="frame.bot" />
    </span>
  ) : null;
}
