import { useCallback, useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch } from '../../store/hooks.ts';
import { fits } from '../answers/fits.ts';
import { useAnswer } from '../answers/use-answer.ts';
import { stepOf, usePointed } from '../answers/use-pointed.ts';
import { IconButton } from '../elements/icon-button.tsx';
import { ChoiceList } from './choice-list.tsx';
import { findOptions, optionOf } from './choice-sources.ts';
import type { FieldOption } from './dialog-form.ts';
import type { FieldProps } from './field-row.tsx';

const valueOf = ({ value }: FieldOption) => value;

/** A menu that is searched by typing, of which one or several entries are chosen. */
export function ChoiceField(props: FieldProps) {
  const { id, field, value, isFirst, isInvalid, describedBy, submission, onChange } = props;
  const dispatch = useAppDispatch();
  const text = useText();
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const [names, setNames] = useState<Readonly<Record<string, string>>>({});
  const [term, setTerm] = useState<string>();
  const chosen = Array.isArray(value)
    ? (value as string[])
    : typeof value === 'string' && value !== ''
      ? [value]
      : [];
  const isOpen = term !== undefined;
  const nameOf = (one: string) =>
    names[one] ?? field.options.find((option) => option.value === one)?.text ?? one;

  const unnamed = chosen.filter((one) => nameOf(one) === one).join(',');
  useEffect(() => {
    for (const one of unnamed.split(',').filter(Boolean)) {
      void dispatch(optionOf(field, one)).then((option) =>
        setNames((before) => ({ ...before, [one]: option.text })),
      );
    }
  }, [dispatch, field, unnamed]);

  // What else is filled in goes with the question, but changing it asks no new one.
  const form = useRef(submission);
  form.current = submission;
  const ask = useCallback(
    (wanted: string) => dispatch(findOptions(field, wanted, (more) => form.current(more))),
    [dispatch, field],
  );
  const { data: options, isStale } = useAnswer(term, ask, field.dataSource !== '');
  const shown = (options ?? []).filter(
    (option) =>
      !(field.isMultiple && chosen.includes(option.value)) &&
      // Until the new ones are there only those count which fit: Enter must not choose another.
      (!isStale || fits(term ?? '', option.text)),
  );
  const { index: selected, item: pointed, move, toFirst } = usePointed(shown, valueOf);

  const search = (next: string) => {
    setTerm(next);
    toFirst();
  };
  const close = () => setTerm(undefined);
  const choose = (option: FieldOption) => {
    setNames((before) => ({ ...before, [option.value]: option.text }));
    onChange(field.isMultiple ? [...chosen, option.value] : option.value);
    close();
  };
  const remove = (one: string) => {
    onChange(field.isMultiple ? chosen.filter((other) => other !== one) : null);
    input.current?.focus();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) {
      return;
    }
    const step = stepOf(event);
    if (step !== undefined) {
      event.preventDefault();
      if (!isOpen) {
        search('');
      } else {
        move(step);
      }
    } else if (event.key === 'Enter' && isOpen) {
      event.preventDefault();
      if (pointed !== undefined) {
        choose(pointed);
      }
    } else if (event.key === 'Escape' && isOpen) {
      event.stopPropagation();
      close();
    } else if (event.key === 'Backspace' && (term ?? '') === '' && chosen.length > 0) {
      event.preventDefault();
      remove(chosen.at(-1) ?? '');
    }
  };

  const single = field.isMultiple || chosen[0] === undefined ? undefined : nameOf(chosen[0]);
  return (
    <div className="choice-field" ref={box}>
      {field.isMultiple && chosen.length > 0 && (
        <ul className="choice-field__chosen">
          {chosen.map((one) => (
            <li key={one} className="choice-field__chip">
              {nameOf(one)}
              <IconButton
                icon="close"
                label={text('interactive.remove', { name: nameOf(one) })}
                onClick={() => remove(one)}
              />
            </li>
          ))}
        </ul>
      )}
      <div className="choice-field__line">
        <input
          ref={input}
          id={id}
          type="text"
          className="form-control"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={isOpen}
          aria-controls={isOpen ? listId : undefined}
          aria-activedescendant={isOpen && shown.length > 0 ? `${listId}-${selected}` : undefined}
          aria-describedby={describedBy}
          aria-invalid={isInvalid || undefined}
          aria-required={!field.isOptional}
          autoComplete="off"
          data-autofocus={isFirst ? true : undefined}
          placeholder={single ?? (field.placeholder || text('interactive.choose'))}
          value={term ?? single ?? ''}
          onChange={(event) => search(event.target.value)}
          onClick={() => {
            if (!isOpen) {
              search('');
            }
          }}
          onFocus={(event) => event.target.select()}
          onBlur={close}
          onKeyDown={onKeyDown}
        />
        {single !== undefined && field.isOptional && (
          <IconButton
            icon="close-circle"
            label={text('interactive.remove', { name: single })}
            onClick={() => remove(chosen[0] ?? '')}
          />
        )}
      </div>
      {isOpen && options !== undefined && (
        <ChoiceList
          id={listId}
          label={field.label}
          anchor={box.current}
          options={shown}
          selected={selected}
          onChoose={choose}
        />
      )}
      <span className="visually-hidden" role="status">
        {isOpen && options !== undefined && <Text id="suggestion.count" values={{ count: shown.length }} />}
      </span>
    </div>
  );
}
