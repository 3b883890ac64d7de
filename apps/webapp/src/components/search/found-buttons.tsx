import { closeRightHandSide } from '@patchbay/registry';
import { showRecentMentions } from '../../actions/search.ts';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { showPanel } from '../../store/views/rhs.ts';
import { IconButton } from '../elements/icon-button.tsx';

/** The buttons of the bar on top that open, and close, what mentions the person and what they saved. */
export function FoundButtons() {
  const dispatch = useAppDispatch();
  const text = useText();
  const open = useAppSelector(({ views: { rhs } }) => (rhs.isSidebarOpen ? rhs.rhsState : null));
  const button = (state: string, icon: string, label: string, show: () => void) => (
    <IconButton
      icon={icon}
      label={label}
      aria-pressed={open === state}
      className={`global-header__button ${open === state ? 'global-header__button--active' : ''}`.trim()}
      onClick={() => (open === state ? dispatch(closeRightHandSide()) : show())}
    />
  );
  return (
    <>
      {button('mention', 'at', text('search.mentions'), () => dispatch(showRecentMentions()))}
      {button('flag', 'bookmark-outline', text('search.saved'), () => dispatch(showPanel('flag')))}
    </>
  );
}
