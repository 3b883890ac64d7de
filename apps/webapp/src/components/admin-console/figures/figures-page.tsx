import { useEffect, useRef, useState } from 'react';
import { Text } from '../../../i18n/text.tsx';
import { LoadedView } from '../../answers/loaded-view.tsx';
import { Moment } from '../../elements/moment.tsx';
import { PageHeader } from '../page-header.tsx';
import { usePluginNames } from '../plugin-names.ts';
import { usePluginUsages } from '../plugin-usages.ts';
import type { Usages } from '../plugin-usages.ts';
import { HookBars } from './hook-bars.tsx';
import { PluginFiguresTable } from './plugin-figures-table.tsx';

/** What each plugin takes of the machine, and how its hooks do. */
export function FiguresPage() {
  const loaded = usePluginUsages();
  const before = useBefore(loaded.data);
  return (
    <>
      <PageHeader title="figures.title" intro="figures.intro">
        <button
          type="button"
          className="btn btn-tertiary btn-sm"
          data-testid="figures-refresh"
          onClick={loaded.reload}
        >
          <Text id="figures.refresh" />
        </button>
      </PageHeader>
      <div className="console__body">
        <LoadedView loaded={loaded}>{(usages) => <Figures usages={usages} before={before} />}</LoadedView>
      </div>
    </>
  );
}

function Figures({ usages, before }: { usages: Usages; before: Usages | undefined }) {
  const names = usePluginNames();
  const ids = Object.keys(usages.byPlugin).sort((one, other) =>
    (names[one] ?? one).localeCompare(names[other] ?? other),
  );
  if (ids.length === 0) {
    return (
      <p className="empty">
        <Text id="plugins.none" />
      </p>
    );
  }
  return (
    <>
      <section className="card">
        <PluginFiguresTable ids={ids} names={names} usages={usages} before={before} />
        <p className="hint">
          <Text id="figures.measured" values={{ at: <Moment at={usages.at} /> }} />
        </p>
      </section>
      {ids.map((id) => {
        const hooks = usages.byPlugin[id]?.hooks ?? [];
        return hooks.length === 0 ? null : (
          <section className="card" key={id} data-testid={`figures-hooks-${id}`}>
            <h2>{names[id] ?? id}</h2>
            <HookBars hooks={hooks} />
          </section>
        );
      })}
    </>
  );
}

/** What was measured before the last time. */
function useBefore(now: Usages | undefined): Usages | undefined {
  const last = useRef<Usages>();
  const [before, setBefore] = useState<Usages>();
  useEffect(() => {
    setBefore(last.current);
    last.current = now;
  }, [now]);
  return before;
}
