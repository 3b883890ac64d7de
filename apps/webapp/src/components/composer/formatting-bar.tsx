import { memo, useLayoutEffect, useRef, useState } from 'react';
import { Text } from '../../i18n/text.tsx';
import type { MessageId } from '../../i18n/catalogue.ts';
import { useText } from '../../i18n/use-text.ts';
import { Icon } from '../elements/icon.tsx';
import { IconButton } from '../elements/icon-button.tsx';
import { Menu } from '../menu/menu.tsx';
import { MenuItem } from '../menu/menu-item.tsx';
import type { MarkdownMode } from './apply-markdown.ts';

interface Format {
  mode: MarkdownMode;
  icon: string;
  label: MessageId;
}

const formats: readonly Format[] = [
  { mode: 'bold', icon: 'format-bold', label: 'composer.format.bold' },
  { mode: 'italic', icon: 'format-italic', label: 'composer.format.italic' },
  { mode: 'strike', icon: 'format-strikethrough-variant', label: 'composer.format.strike' },
  { mode: 'heading', icon: 'format-header-5', label: 'composer.format.heading' },
  { mode: 'link', icon: 'link-variant', label: 'composer.format.link' },
  { mode: 'code', icon: 'code-tags', label: 'composer.format.code' },
  { mode: 'quote', icon: 'format-quote-open', label: 'composer.format.quote' },
  { mode: 'bullets', icon: 'format-list-bulleted', label: 'composer.format.bullets' },
  { mode: 'numbers', icon: 'format-list-numbered', label: 'composer.format.numbers' },
];

const BUTTON_PX = 32;

interface FormattingBarProps {
  disabled?: boolean;
  onFormat(mode: MarkdownMode): void;
}

/** Buttons that put marks around what is selected; those without room are in a menu. */
export const FormattingBar = memo(function FormattingBar({ disabled = false, onFormat }: FormattingBarProps) {
  const text = useText();
  const bar = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(formats.length);

  useLayoutEffect(() => {
    const element = bar.current;
    if (element === null || typeof ResizeObserver === 'undefined') {
      return undefined;
    }
    const observer = new ResizeObserver(() => setRoom(Math.floor(element.clientWidth / BUTTON_PX)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  // The menu takes the room of a button.
  const count = room >= formats.length ? formats.length : Math.max(room - 1, 0);
  const more = formats.slice(count);
  return (
    <div className="formatting-bar" ref={bar} role="group" aria-label={text('composer.format')}>
      {formats.slice(0, count).map(({ mode, icon, label }) => (
        <IconButton
          key={mode}
          icon={icon}
          label={text(label)}
          disabled={disabled}
          data-format={mode}
          // The selection in the field stays as it is.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onFormat(mode)}
        />
      ))}
      {more.length > 0 && !disabled && (
        <Menu
          button={<Icon name="dots-horizontal" />}
          label={text('composer.format.more')}
          buttonClassName="icon-button"
        >
          {more.map(({ mode, icon, label }) => (
            <MenuItem key={mode} icon={icon} onSelect={() => onFormat(mode)}>
              <Text id={label} />
            </MenuItem>
          ))}
        </Menu>
      )}
    </div>
  );
});
