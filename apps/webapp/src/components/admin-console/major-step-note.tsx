import { Text } from '../../i18n/text.tsx';
import { Icon } from '../elements/icon.tsx';

/** Said before and after a step over a first number. */
export function MajorStepNote({ from, to }: { from: string; to: string }) {
  return (
    <p className="alert alert--warn" role="status">
      <Icon name="alert-outline" />
      <span>
        <strong>
          <Text id="badge.major" />
        </strong>{' '}
        <Text id="major.text" values={{ from, to }} />
      </span>
    </p>
  );
}
