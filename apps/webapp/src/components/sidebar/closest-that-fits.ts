import { closestCenter, pointerWithin } from '@dnd-kit/core';
import type { CollisionDetection } from '@dnd-kit/core';
import { categoryOfDragId } from './drag-ids.ts';

/** A category is put among the categories; a channel beside another, or on the heading of a category. */
export const closestThatFits: CollisionDetection = (drag) => {
  const isCategory = categoryOfDragId(String(drag.active.id)) !== undefined;
  const fitting = drag.droppableContainers.filter(
    ({ id }) => !isCategory || categoryOfDragId(String(id)) !== undefined,
  );
  if (isCategory) {
    return closestCenter({ ...drag, droppableContainers: fitting });
  }
  // The box of a category holds its channels: what the pointer is on counts, the smallest first.
  const channels = fitting.filter(({ id }) => categoryOfDragId(String(id)) === undefined);
  const under = pointerWithin({ ...drag, droppableContainers: channels });
  if (under.length > 0) {
    return under;
  }
  const boxes = pointerWithin({ ...drag, droppableContainers: fitting });
  return boxes.length > 0 ? boxes : closestCenter({ ...drag, droppableContainers: channels });
};
