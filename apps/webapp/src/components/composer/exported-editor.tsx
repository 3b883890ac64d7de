import { useText } from '../../i18n/use-text.ts';
import { Composer } from './composer.tsx';
import type { SendResult } from './use-send.ts';

const IN_RHS = 'RHS_COMMENT';

interface AdvancedTextEditorProps {
  channelId: string;
  /** The root of a thread; older and newer names of the same. */
  rootId?: string;
  postId?: string;
  placeholder?: string;
  isThreadView?: boolean;
  /** `CENTER` or `RHS_COMMENT`. */
  location?: string;
  /** Told of what became of each message. */
  afterSubmit?(result: SendResult): void;
}

/** `window.Components.AdvancedTextEditor`: the whole composer in a place of a plugin's (contract: webapp §3). */
export function AdvancedTextEditor(props: AdvancedTextEditorProps) {
  const { channelId, rootId, postId, placeholder, location = '', isThreadView = false, afterSubmit } = props;
  const text = useText();
  const isRHS = location === IN_RHS || isThreadView;
  return (
    <div className="AdvancedTextEditor__area">
      <Composer
        channelId={channelId}
        rootId={rootId || postId || ''}
        textboxId={isRHS ? 'reply_textbox' : 'post_textbox'}
        sendId={isRHS ? 'create_reply_send' : 'create_post_send'}
        placeholder={placeholder ?? text('composer.message')}
        isRHS={isRHS}
        onSent={afterSubmit}
      />
    </div>
  );
}
