import { forwardRef, useCallback, useImperativeHandle, useRef, useState } from 'react';
import type { ClipboardEvent, KeyboardEvent, ReactNode } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { useAppSelector } from '../../store/hooks.ts';
import type { PostDraft } from '../../store/views/drafts.ts';
import { IconButton } from '../elements/icon-button.tsx';
import { EmojiPickerButton } from '../emoji/emoji-picker-button.tsx';
import { replaceRange } from '../suggestion/replace-range.ts';
import { SuggestionField } from '../suggestion/suggestion-field.tsx';
import { messageProviders } from '../suggestion/providers.ts';
import { applyMarkdown } from './apply-markdown.ts';
import type { MarkdownMode, TextEdit } from './apply-markdown.ts';
import { continueList } from './continue-list.ts';
import { EditorPluginActions } from './editor-plugin-actions.tsx';
import { codeNeedsCtrlEnter, isSendKey, sendsOnCtrlEnter } from './enter-key.ts';
import { FormattingBar } from './formatting-bar.tsx';
import { formatOfKey, isPreviewKey } from './message-shortcuts.ts';
import { MessagePreview } from './message-preview.tsx';

type Field = HTMLTextAreaElement | HTMLInputElement;

interface MessageEditorProps {
  id: string;
  label: string;
  placeholder?: string;
  value: string;
  /** The whole draft, as plugins get it. */
  draft: PostDraft;
  teamId: string;
  isRHS: boolean;
  autoFocus?: boolean;
  disabled?: boolean;
  isInvalid?: boolean;
  describedBy?: string;
  /** Slash commands are suggested. */
  hasCommands?: boolean;
  /** Stands between the field and the bar. */
  children?: ReactNode;
  /** In the bar, before the emoji. */
  buttons?: ReactNode;
  /** At the end of the bar. */
  sendButton?: ReactNode;
  onChange(value: string): void;
  onSend(): void;
  onKeyDown?(event: KeyboardEvent<Field>): void;
  onPaste?(event: ClipboardEvent<Field>): void;
  onFocus?(): void;
  onBlur?(): void;
}

export interface MessageEditorHandle {
  focus(): void;
}

/** Where a message is written or changed: a field with suggestions, and a bar that formats and shows how it will look. */
export const MessageEditor = forwardRef<MessageEditorHandle, MessageEditorProps>(
  function MessageEditor(props, ref) {
    const {
      id,
      value,
      draft,
      teamId,
      isRHS,
      disabled = false,
      hasCommands = false,
      onChange,
      onSend,
    } = props;
    const text = useText();
    const field = useRef<Field>(null);
    const root = useRef<HTMLDivElement>(null);
    const [isPreview, setIsPreview] = useState(false);
    const onCtrlEnter = useAppSelector(sendsOnCtrlEnter);
    const inCode = useAppSelector(codeNeedsCtrlEnter);
    useImperativeHandle(ref, () => ({ focus: () => field.current?.focus() }), []);

    const edit = ({ start, end, text: inserted, selectFrom, selectTo }: TextEdit) => {
      if (field.current !== null) {
        replaceRange(field.current, start, end, inserted, selectFrom, selectTo);
      }
    };
    const selection = () => ({
      start: field.current?.selectionStart ?? value.length,
      end: field.current?.selectionEnd ?? value.length,
    });
    // Of the field itself, so that its bar is not drawn anew with every character.
    const format = useCallback((mode: MarkdownMode) => {
      const { current } = field;
      if (current !== null) {
        const { value: written, selectionStart, selectionEnd } = current;
        const from = selectionStart ?? written.length;
        const {
          start,
          end,
          text: marked,
          selectFrom,
          selectTo,
        } = applyMarkdown(mode, written, from, selectionEnd ?? from);
        replaceRange(current, start, end, marked, selectFrom, selectTo);
      }
    }, []);
    const insertEmoji = (name: string) => {
      const { start, end } = selection();
      const before = start === 0 || /\s$/.test(value.slice(0, start)) ? '' : ' ';
      const inserted = `${before}:${name}: `;
      edit({
        start,
        end,
        text: inserted,
        selectFrom: start + inserted.length,
        selectTo: start + inserted.length,
      });
    };
    const togglePreview = () => {
      setIsPreview(!isPreview);
    };

    const onKeyDown = (event: KeyboardEvent<Field>) => {
      if (event.nativeEvent.isComposing) {
        return;
      }
      const { start, end } = selection();
      const mode = formatOfKey(event);
      const item = event.key === 'Enter' && start === end ? continueList(value, start) : undefined;
      if (mode !== undefined) {
        event.preventDefault();
        format(mode);
      } else if (isPreviewKey(event)) {
        event.preventDefault();
        togglePreview();
      } else if (isSendKey(event, { always: onCtrlEnter, inCode }, value, start)) {
        event.preventDefault();
        onSend();
      } else if (item !== undefined) {
        event.preventDefault();
        edit(item);
      } else {
        props.onKeyDown?.(event);
      }
    };

    const isShown = isPreview && value.trim() !== '';
    return (
      <div className="message-editor" ref={root}>
        {isShown && <MessagePreview text={value} />}
        <div hidden={isShown} className="message-editor__field">
          <SuggestionField
            ref={field}
            id={id}
            label={props.label}
            placeholder={props.placeholder}
            value={value}
            autoFocus={props.autoFocus}
            disabled={disabled}
            describedBy={props.describedBy}
            isInvalid={props.isInvalid}
            className="textarea custom-textarea"
            providers={messageProviders(hasCommands)}
            place={{ channelId: draft.channelId, teamId, rootId: draft.rootId }}
            anchor={() => root.current}
            onChange={onChange}
            onKeyDown={onKeyDown}
            onPaste={props.onPaste}
            onFocus={props.onFocus}
            onBlur={props.onBlur}
          />
        </div>
        {props.children}
        <div className="message-editor__bar">
          <FormattingBar disabled={disabled || isShown} onFormat={format} />
          <EditorPluginActions
            draft={draft}
            channelId={draft.channelId}
            isRHS={isRHS}
            getSelectedText={selection}
            updateText={onChange}
          />
          <IconButton
            icon={isShown ? 'eye-off-outline' : 'eye-outline'}
            label={text(isShown ? 'composer.previewEnd' : 'composer.preview')}
            className="message-editor__preview"
            aria-pressed={isShown}
            disabled={disabled || value.trim() === ''}
            onClick={togglePreview}
          />
          {props.buttons}
          <EmojiPickerButton
            label={text('composer.emoji')}
            disabled={disabled || isShown}
            onChoose={insertEmoji}
          />
          {props.sendButton}
        </div>
      </div>
    );
  },
);
