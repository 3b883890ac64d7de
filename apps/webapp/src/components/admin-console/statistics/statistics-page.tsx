import { useCallback, useState } from 'react';
import { getDays, getFigures } from '../../../rest/statistics.ts';
import { LoadedView } from '../../answers/loaded-view.tsx';
import { useLoaded } from '../../answers/use-loaded.ts';
import { PageHeader } from '../page-header.tsx';
import { TeamSelect } from '../teams/team-select.tsx';
import { DayChart } from './day-chart.tsx';
import { FigureList } from './figure-list.tsx';
import { PluginStatistics } from './plugin-statistics.tsx';

/** System Console > Statistics: what there is on this server, how it is used, and what plugins count. */
export function StatisticsPage() {
  const [teamId, setTeamId] = useState('');
  const load = useCallback(
    async (signal: AbortSignal) => {
      const [standard, extra, posts, botPosts, people] = await Promise.all([
        getFigures('standard', teamId, signal),
        getFigures('extra_counts', teamId, signal),
        getDays('post_counts_day', teamId, signal),
        getDays('bot_post_counts_day', teamId, signal),
        getDays('user_counts_with_posts_day', teamId, signal),
      ]);
      return { figures: { ...standard, ...extra }, posts, botPosts, people };
    },
    [teamId],
  );
  const loaded = useLoaded(load);
  return (
    <>
      <PageHeader title="console.statistics" intro="statistics.intro" />
      <div className="console__body">
        <div className="filters">
          <TeamSelect value={teamId} everything="statistics.wholeServer" onChange={setTeamId} />
        </div>
        <LoadedView loaded={loaded}>
          {({ figures, posts, botPosts, people }) => (
            <>
              <FigureList figures={figures} isOfTeam={teamId !== ''} />
              <DayChart title="statistics.posts" days={posts} />
              <DayChart title="statistics.botPosts" days={botPosts} />
              <DayChart title="statistics.people" days={people} />
            </>
          )}
        </LoadedView>
        <PluginStatistics />
      </div>
    </>
  );
}
