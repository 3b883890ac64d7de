import { Text } from '../../i18n/text.tsx';
import { MessageScreen } from '../elements/message-screen.tsx';

/** For an address of the System Console that nothing is at, or nothing that the person may see. */
export function MissingPage() {
  return (
    <MessageScreen icon="magnify" title={<Text id="console.missing" />}>
      <p>
        <Text id="console.missingText" />
      </p>
    </MessageScreen>
  );
}
