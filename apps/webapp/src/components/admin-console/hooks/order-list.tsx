import { closestCenter, DndContext, PointerSensor, useSensor, useSensors } from '@dnd-kit/core';
import type { DragEndEvent } from '@dnd-kit/core';
import { SortableContext, useSortable, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import { Text } from '../../../i18n/text.tsx';
import { useText } from '../../../i18n/use-text.ts';
import { Icon } from '../../elements/icon.tsx';
import { IconButton } from '../../elements/icon-button.tsx';

export interface OrderedPlugin {
  id: string;
  name: string;
  isInstalled: boolean;
}

interface OrderListProps {
  plugins: readonly OrderedPlugin[];
  isReadOnly: boolean;
  /** One is to stand where another stands. */
  onMove(id: string, to: string): void;
}

/** A small movement of the pointer is a click. */
const DRAG_STARTS_AT_PX = 4;

/** Plugins in the order in which they are asked; moved with the pointer, with arrow keys on the handle, or buttons. */
export function OrderList({ plugins, isReadOnly, onMove }: OrderListProps) {
  const text = useText();
  const [said, setSaid] = useState('');
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: DRAG_STARTS_AT_PX } }),
  );
  const move = (id: string, to: OrderedPlugin | undefined) => {
    const plugin = plugins.find((each) => each.id === id);
    if (to === undefined || plugin === undefined || to.id === id) {
      return;
    }
    onMove(id, to.id);
    setSaid(
      text('hooks.movedTo', { name: plugin.name, place: plugins.indexOf(to) + 1, count: plugins.length }),
    );
  };
  const onDragEnd = ({ active, over }: DragEndEvent) =>
    move(
      String(active.id),
      plugins.find(({ id }) => id === over?.id),
    );
  return (
    <>
      {/* Its own keyboard way needs measuring on the screen; ours does not. */}
      <DndContext sensors={sensors} collisionDetection={closestCenter} onDragEnd={onDragEnd}>
        <SortableContext items={plugins.map(({ id }) => id)} strategy={verticalListSortingStrategy}>
          <ol className="order-list">
            {plugins.map((plugin, index) => (
              <Row
                key={plugin.id}
                plugin={plugin}
                index={index}
                count={plugins.length}
                isReadOnly={isReadOnly}
                onStep={(step) => move(plugin.id, plugins[index + step])}
              />
            ))}
          </ol>
        </SortableContext>
      </DndContext>
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </>
  );
}

interface RowProps {
  plugin: OrderedPlugin;
  index: number;
  count: number;
  isReadOnly: boolean;
  onStep(step: -1 | 1): void;
}

function Row({ plugin: { id, name, isInstalled }, index, count, isReadOnly, onStep }: RowProps) {
  const text = useText();
  const { listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
    id,
    disabled: isReadOnly,
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step === -1 || step === 1) {
      event.preventDefault();
      onStep(step);
    }
  };
  return (
    <li
      ref={setNodeRef}
      className={`order-list__row${isDragging ? ' order-list__row--dragged' : ''}`}
      style={{ transform: CSS.Translate.toString(transform), transition }}
      data-testid={`order-${id}`}
    >
      <button
        {...listeners}
        ref={setActivatorNodeRef}
        type="button"
        className="icon-button order-list__handle"
        disabled={isReadOnly}
        aria-label={text('hooks.handle', { name, place: index + 1, count })}
        title={text('hooks.handleTitle')}
        onKeyDown={onKeyDown}
      >
        <Icon name="drag-vertical" />
      </button>
      <span className="order-list__place" aria-hidden="true">
        {index + 1}
      </span>
      <span className="order-list__name">
        {name}
        <code>{id}</code>
        {!isInstalled && (
          <span className="tag">
            <Text id="hooks.notInstalled" />
          </span>
        )}
      </span>
      <IconButton
        icon="arrow-up"
        label={text('hooks.moveUp', { name })}
        disabled={isReadOnly || index === 0}
        onClick={() => onStep(-1)}
      />
      <IconButton
        icon="arrow-down"
        label={text('hooks.moveDown', { name })}
        disabled={isReadOnly || index === count - 1}
        onClick={() => onStep(1)}
      />
    </li>
  );
}
