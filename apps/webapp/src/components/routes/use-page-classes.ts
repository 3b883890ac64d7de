import { useEffect } from 'react';
import { useLocation } from 'react-router-dom';

/**
 * `app__body` on the body and `channel-view` on `#root`, by which style sheets of bundles know that they are in the
 * chat. Older bundles take the first along when their page is left, so it is put back with each address; that runs
 * after what they clean up.
 */
export function usePageClasses(): void {
  const { pathname } = useLocation();
  useEffect(() => {
    document.body.classList.add('app__body');
    document.getElementById('root')?.classList.add('channel-view');
  }, [pathname]);
  useEffect(
    () => () => {
      document.body.classList.remove('app__body');
      document.getElementById('root')?.classList.remove('channel-view');
    },
    [],
  );
}
