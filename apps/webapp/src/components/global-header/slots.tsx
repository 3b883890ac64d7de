import { getCurrentTeamId } from 'mattermost-redux/selectors/entities/teams';
import { lazy, Suspense } from 'react';
import { useAppSelector } from '../../store/hooks.ts';
import { StatusMenu } from '../status/status-menu.tsx';
import { FoundButtons } from '../search/found-buttons.tsx';

const SearchBox = lazy(async () => {
  const { SearchBox: Box } = await import('../search/search-box.tsx');
  return { default: Box };
});

/** Where the search stands; one can look only in a team. */
export function SearchSlot() {
  const hasTeam = useAppSelector(getCurrentTeamId) !== '';
  return hasTeam ? (
    <Suspense fallback={null}>
      <SearchBox />
    </Suspense>
  ) : null;
}

/** What is about the person: what mentions them, what they saved, their settings and their status. */
export function StatusSlot() {
  const hasTeam = useAppSelector(getCurrentTeamId) !== '';
  return (
    <>
      {hasTeam && <FoundButtons />}
      <StatusMenu />
    </>
  );
}
