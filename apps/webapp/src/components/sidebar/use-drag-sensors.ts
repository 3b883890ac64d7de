import { KeyboardSensor, MouseSensor, TouchSensor, useSensor, useSensors } from '@dnd-kit/core';
import { sortableKeyboardCoordinates } from '@dnd-kit/sortable';

const DRAG_BEGINS_AFTER_PX = 6;
const TOUCH_HELD_MS = 300;

/** Links are picked up by mouse, by a finger that stays, and by the space bar: Enter opens them. */
export const useDragSensors = () =>
  useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: DRAG_BEGINS_AFTER_PX } }),
    useSensor(TouchSensor, {
      activationConstraint: { delay: TOUCH_HELD_MS, tolerance: DRAG_BEGINS_AFTER_PX },
    }),
    useSensor(KeyboardSensor, {
      coordinateGetter: sortableKeyboardCoordinates,
      keyboardCodes: { start: ['Space'], end: ['Space', 'Enter'], cancel: ['Escape'] },
    }),
  );
