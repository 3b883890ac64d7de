import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch } from '../../store/hooks.ts';
import { IconButton } from '../common/icon-button.tsx';
import { ChoiceList } from './choice-list.tsx';
import { findOptions, optionOf } from './choice-sources.ts';
import type { FieldOption } from './dialog-form.ts';
import type { FieldProps } from './field-row.tsx';

const ASK_AFTER_MS = 200;

/** A menu that is searched by typing, of which one or several entries are chosen. */
export function ChoiceField(props: FieldProps) {
  const { id, field, value, isFirst, isInvalid, describedBy, submission, onChange } = props;
  const dispatch = useAppDispatch();
  const text = useText();
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const asked = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const [names, setNames] = useState<Readonly<Record<string, string>>>({});
  const [term, setTerm] = useState<string>();
  const [options, setOptions] = useState<readonly FieldOption[]>();
  const [selected, setSelected] = useState(0);
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
  useEffect(() => () => clearTimeout(timer.current), []);

  const search = (next: string) => {
    setTerm(next);
    setSelected(0);
    asked.current += 1;
    const number = asked.current;
    clearTimeout(timer.current);
    const ask = () =>
      void dispatch(findOptions(field, next, submission)).then((found) => {
        if (number === asked.current) {
          setOptions(found);
        }
      });
    if (field.dataSource === '') {
      ask();
    } else {
      timer.current = setTimeout(ask, ASK_AFTER_MS);
    }
  };
  const close = () => {
    asked.current += 1;
    clearTimeout(timer.current);
    setTerm(undefined);
    setOptions(undefined);
  };

  const shown = (options ?? []).filter((option) => !field.isMultiple || !chosen.includes(option.value));
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
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!isOpen) {
        search('');
      } else if (shown.length > 0) {
        setSelected((selected + (event.key === 'ArrowDown' ? 1 : -1) + shown.length) % shown.length);
      }
    } else if (event.key === 'Enter' && isOpen) {
      event.preventDefault();
      const option = shown[selected];
      if (option !== undefined) {
        choose(option);
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
