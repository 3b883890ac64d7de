import type { MessageId } from '../../i18n/catalogue.ts';
import { Text } from '../../i18n/text.tsx';

/** What could not be shown; each says itself what it was. */
export type FaultWords = Extract<MessageId, `fault.${string}`>;

/** The quiet line that stands where a part of the page failed. It has a height, so that lists that measure keep going. */
export function FaultLine({ says, onRetry }: { says: FaultWords; onRetry(): void }) {
  return (
    <div className="fault-line" role="alert">
      <span>
        <Text id={says} />
      </span>
      <button type="button" className="link-button" onClick={onRetry}>
        <Text id="error.again" />
      </button>
    </div>
  );
}
