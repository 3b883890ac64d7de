import { getBool } from 'mattermost-redux/selectors/entities/preferences';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { useAppSelector } from '../../store/hooks.ts';
import { Icon } from '../elements/icon.tsx';

/** What was opened or closed by hand, so that it still is when the post comes back into the page. */
const byHand = new Map<string, boolean>();

/** A preview with a button that folds it away; whether it is open at first is a preference. */
export function Collapsible({ id, children }: { id: string; children: ReactNode }) {
  const text = useText();
  const isClosedAtFirst = useAppSelector((state) =>
    getBool(state, 'display_settings', 'collapse_previews', false),
  );
  const [isOpen, setOpen] = useState(byHand.get(id) ?? !isClosedAtFirst);
  const toggle = () => {
    byHand.set(id, !isOpen);
    setOpen(!isOpen);
  };
  return (
    <div className="post-embed">
      <button
        type="button"
        className="post-embed__toggle"
        aria-expanded={isOpen}
        aria-label={text(isOpen ? 'embed.hide' : 'embed.show')}
        onClick={toggle}
      >
        <Icon name={isOpen ? 'menu-down' : 'menu-right'} />
      </button>
      {isOpen && <div className="post-embed__content">{children}</div>}
    </div>
  );
}
