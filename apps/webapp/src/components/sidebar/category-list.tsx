import { DndContext, DragOverlay } from '@dnd-kit/core';
import type { DragEndEvent } from '@dnd-kit/core';
import { SortableContext, verticalListSortingStrategy } from '@dnd-kit/sortable';
import type { Team } from '@mattermost/types/teams';
import { useMemo, useState } from 'react';
import { createPortal } from 'react-dom';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { Category } from './category.tsx';
import { closestThatFits } from './closest-that-fits.ts';
import { DraggedName } from './dragged-name.tsx';
import { dropped } from './dropped.ts';
import { categoryDragId } from './drag-ids.ts';
import { isKept, sidebarOf } from './sidebar-categories.ts';
import { useDragSensors } from './use-drag-sensors.ts';
import { useDragWords } from './use-drag-words.ts';
import { FaultBoundary } from '../fault/fault-boundary.tsx';

/** The categories of the team; they and their channels can be moved by mouse, by finger and by key. */
export function CategoryList({ team }: { team: Team }) {
  const dispatch = useAppDispatch();
  const entries = useAppSelector((state) => sidebarOf(state, team.id));
  const [dragged, setDragged] = useState<string>();
  const accessibility = useDragWords();
  const sensors = useDragSensors();
  const drop = ({ active, over }: DragEndEvent) => {
    setDragged(undefined);
    if (over !== null) {
      dispatch(dropped(team.id, String(active.id), String(over.id)));
    }
  };
  const ids = useMemo(() => entries.map(({ category }) => categoryDragId(category.id)), [entries]);
  const canMove = entries.every(({ category }) => isKept(category));
  const list = entries.map((entry) => (
    <FaultBoundary
      key={entry.category.id || entry.category.type}
      place="sidebar category"
      says="fault.entry"
      of={entry}
    >
      <Category entry={entry} team={team} isBeingSorted={dragged} />
    </FaultBoundary>
  ));
  if (!canMove) {
    return <>{list}</>;
  }
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestThatFits}
      accessibility={accessibility}
      onDragStart={({ active }) => setDragged(String(active.id))}
      onDragCancel={() => setDragged(undefined)}
      onDragEnd={drop}
    >
      <SortableContext items={ids} strategy={verticalListSortingStrategy}>
        {list}
      </SortableContext>
      {createPortal(
        <DragOverlay dropAnimation={null}>
          {dragged !== undefined && <DraggedName id={dragged} />}
        </DragOverlay>,
        document.body,
      )}
    </DndContext>
  );
}
