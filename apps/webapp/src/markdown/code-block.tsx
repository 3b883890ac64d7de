import { getChannel } from 'mattermost-redux/selectors/entities/channels';
import { useEffect, useState } from 'react';
import { copyText } from '../components/clipboard/copy-text.ts';
import { IconButton } from '../components/elements/icon-button.tsx';
import { PluggableErrorBoundary } from '../components/plugins/pluggable-error-boundary.tsx';
import { useText } from '../i18n/use-text.ts';
import { pluginsAreHiddenIn } from '../plugins/shared-channels.ts';
import { useAppSelector } from '../store/hooks.ts';
import { HighlightedCode } from './highlighted-code.tsx';

const SAID_FOR_MS = 2000;

interface CodeBlockProps {
  code: string;
  language: string;
  channelId?: string;
  isShared: boolean;
}

/** Code with the colours of its language, a button that copies it, and those of plugins (contract: registry registerCodeBlockActionComponent). */
export function CodeBlock({ code, language, channelId, isShared }: CodeBlockProps) {
  const text = useText();
  const [isCopied, setCopied] = useState(false);
  const entries = useAppSelector((state) => state.plugins.components.CodeBlockAction);
  const hidesPlugins = useAppSelector((state) =>
    pluginsAreHiddenIn(state, isShared ? { shared: true } : getChannel(state, channelId ?? '')),
  );

  useEffect(() => {
    if (!isCopied) {
      return undefined;
    }
    const timer = setTimeout(() => setCopied(false), SAID_FOR_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);

  return (
    <div className="post-code">
      <div className="post-code__overlay">
        <IconButton
          icon={isCopied ? 'check' : 'content-copy'}
          className="post-code__clipboard"
          label={text(isCopied ? 'code.copied' : 'code.copy')}
          onClick={() => void copyText(code).then(setCopied)}
        />
        {!hidesPlugins &&
          entries.map(({ id, pluginId, component: Action }) =>
            Action === undefined ? null : (
              <PluggableErrorBoundary key={id} pluginId={pluginId} location="CodeBlockAction" shape="icon">
                <Action code={code} />
              </PluggableErrorBoundary>
            ),
          )}
      </div>
      {language !== '' && <span className="post-code__language">{language}</span>}
      <pre tabIndex={0}>
        <HighlightedCode code={code} language={language} />
      </pre>
    </div>
  );
}
