import { forwardRef, useEffect, useImperativeHandle, useRef } from 'react';
import type { ChangeEvent, ClipboardEvent, FocusEvent, KeyboardEvent, MouseEvent, ReactNode } from 'react';
import { Text } from '../../i18n/text.tsx';
import { useAppSelector } from '../../store/hooks.ts';
import { messageProviders } from '../suggestion/providers.ts';
import { SuggestionField } from '../suggestion/suggestion-field.tsx';
import { MessagePreview } from './message-preview.tsx';

type Field = HTMLTextAreaElement | HTMLInputElement;

interface TextboxProps {
  id: string;
  channelId: string;
  rootId?: string;
  value: string;
  /** What the empty field says. */
  createMessage: string;
  characterLimit?: number;
  supportsCommands?: boolean;
  /** Where the list of suggestions is; older and newer names of the same. */
  suggestionListStyle?: string;
  suggestionListPosition?: string;
  disabled?: boolean;
  preview?: boolean;
  /** Gets words for what is too long, null when it is not any more. */
  handlePostError?(message: ReactNode): void;
  onChange(event: ChangeEvent<Field>): void;
  onKeyDown?(event: KeyboardEvent<Field>): void;
  onKeyPress?(event: KeyboardEvent<Field>): void;
  onKeyUp?(event: KeyboardEvent<Field>): void;
  onMouseUp?(event: MouseEvent<Field>): void;
  onPaste?(event: ClipboardEvent<Field>): void;
  onFocus?(event: FocusEvent<Field>): void;
  onBlur?(event: FocusEvent<Field>): void;
}

/** What a plugin that holds it can ask of the field. */
export interface TextboxHandle {
  focus(): void;
  blur(): void;
  getInputBox(): Field | null;
}

/** `window.Components.Textbox`: a message's field for plugins, with its suggestions (contract: webapp §3). */
export const Textbox = forwardRef<TextboxHandle, TextboxProps>(function Textbox(props, ref) {
  const { id, channelId, rootId = '', value, createMessage, characterLimit = Infinity } = props;
  const { supportsCommands = true, suggestionListStyle, suggestionListPosition, handlePostError } = props;
  const teamId = useAppSelector((state) => state.entities.teams.currentTeamId);
  const field = useRef<Field>(null);
  useImperativeHandle(
    ref,
    () => ({
      focus: () => field.current?.focus(),
      blur: () => field.current?.blur(),
      getInputBox: () => field.current,
    }),
    [],
  );
  const text = value ?? '';
  const { length } = [...text];
  const isTooLong = length > characterLimit;
  useEffect(() => {
    handlePostError?.(
      isTooLong ? <Text id="composer.tooLong" values={{ length, limit: characterLimit }} /> : null,
    );
  }, [characterLimit, handlePostError, isTooLong, length]);

  return (
    <div className="textarea-wrapper">
      {props.preview === true && <MessagePreview text={text} />}
      <div hidden={props.preview}>
        <SuggestionField
          ref={field}
          id={id}
          label={createMessage}
          placeholder={createMessage}
          value={text}
          disabled={props.disabled}
          className="form-control custom-textarea textbox-edit-area"
          providers={messageProviders(supportsCommands)}
          place={{ channelId, teamId, rootId }}
          listPlacement={(suggestionListStyle ?? suggestionListPosition) === 'bottom' ? 'bottom' : 'top'}
          isInvalid={isTooLong}
          onChange={(_value, event) => props.onChange(event)}
          onKeyDown={props.onKeyDown}
          onKeyPress={props.onKeyPress}
          onKeyUp={props.onKeyUp}
          onMouseUp={props.onMouseUp}
          onPaste={props.onPaste}
          onFocus={props.onFocus}
          onBlur={props.onBlur}
        />
      </div>
    </div>
  );
});
