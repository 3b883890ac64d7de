import { Text } from '../../i18n/text.tsx';
import { CopyLine } from '../clipboard/copy-line.tsx';

/** A token that was just made: it is not shown again. */
export function NewToken({ token }: { token: string }) {
  return (
    <div className="alert alert--good" role="status">
      <div className="alert__text">
        <Text id="tokens.once" />
        <CopyLine value={token} label="tokens.token" />
      </div>
    </div>
  );
}
