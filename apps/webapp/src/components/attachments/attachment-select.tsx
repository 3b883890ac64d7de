import { useId, useState } from 'react';
import type { FocusEvent, KeyboardEvent } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { stepOf, usePointed } from '../answers/use-pointed.ts';
import type { AttachmentAction, AttachmentOption } from './attachment.ts';
import { useSelectOptions } from './use-select-options.ts';

interface AttachmentSelectProps {
  action: AttachmentAction;
  isBusy: boolean;
  onChoose(value: string): void;
}

const valueOf = ({ value }: AttachmentOption) => value;

/** A menu of an attachment: a field to search in, with what there is to choose: its own options, people or channels. */
export function AttachmentSelect({ action, isBusy, onChoose }: AttachmentSelectProps) {
  const text = useText();
  const listId = useId();
  const initial = action.options.find(({ value }) => value === action.defaultOption)?.text ?? '';
  const [typed, setTyped] = useState(initial);
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState(initial);
  const options = useSelectOptions(action, typed === chosen ? '' : typed, isOpen);
  const { index: selected, item: option, move, toFirst } = usePointed(options, valueOf);

  const close = () => {
    setOpen(false);
    setTyped(chosen);
  };
  const choose = (option: AttachmentOption) => {
    setChosen(option.text);
    setTyped(option.text);
    setOpen(false);
    onChoose(option.value);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = stepOf(event);
    if (step !== undefined) {
      event.preventDefault();
      setOpen(true);
      move(step);
    } else if (event.key === 'Enter' && isOpen && option !== undefined) {
      event.preventDefault();
      choose(option);
    } else if (event.key === 'Escape' && isOpen) {
      event.stopPropagation();
      close();
    }
  };

  return (
    <div
      className="attachment__select"
      onBlur={(event: FocusEvent) => !event.currentTarget.contains(event.relatedTarget) && close()}
    >
      <input
        role="combobox"
        className="form-control input"
        aria-label={action.name}
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && options.length > 0 ? `${listId}-${selected}` : undefined}
        placeholder={action.name}
        value={typed}
        disabled={action.isDisabled || isBusy}
        aria-busy={isBusy}
        onFocus={(event) => event.target.select()}
        onClick={() => setOpen(true)}
        onChange={(event) => {
          setTyped(event.target.value);
          toFirst();
          setOpen(true);
        }}
        onKeyDown={onKeyDown}
      />
      <ul
        id={listId}
        role="listbox"
        aria-label={action.name}
        className="attachment__options"
        hidden={!isOpen}
      >
        {options.map((option, index) => (
          <li
            key={option.value}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === selected}
            className={`attachment__option ${index === selected ? 'attachment__option--on' : ''}`.trim()}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(option)}
          >
            {option.text}
          </li>
        ))}
        {options.length === 0 && (
          <li className="attachment__option attachment__option--none" role="presentation">
            {text('attachment.nothing')}
          </li>
        )}
      </ul>
    </div>
  );
}
