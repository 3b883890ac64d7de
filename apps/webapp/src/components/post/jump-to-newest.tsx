import type { ReactNode } from 'react';
import { useState } from 'react';
import { Text } from '../../i18n/text.tsx';
import { Icon } from '../elements/icon.tsx';
import type { PostRow } from './post-rows.ts';

interface JumpToNewestProps {
  rows: readonly PostRow[];
  isNewest: boolean;
  onJump(): void;
  children: ReactNode;
}

/** While older posts are read: how many came meanwhile, and the way to them. */
export function JumpToNewest({ rows, isNewest, onJump, children }: JumpToNewestProps) {
  const [lastSeen] = useState(rows.at(-1)?.key);
  const index = rows.findLastIndex(({ key }) => key === lastSeen);
  const count =
    isNewest && index !== -1 ? rows.slice(index + 1).filter(({ kind }) => kind === 'post').length : 0;
  return (
    <button type="button" className="jump-to-end" onClick={onJump}>
      <Icon name="arrow-down" />
      {count > 0 ? <Text id="posts.jumpNew" values={{ count }} /> : children}
    </button>
  );
}
