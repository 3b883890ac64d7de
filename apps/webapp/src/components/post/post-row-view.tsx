import { FormattedDate } from 'react-intl';
import { Text } from '../../i18n/text.tsx';
import { PostView } from './post-view.tsx';
import type { PostRow } from './post-rows.ts';

export function PostRowView({ row, isRHS = false }: { row: PostRow; isRHS?: boolean }) {
  switch (row.kind) {
    case 'date':
      return (
        <div className="separator" role="separator">
          <span>
            <FormattedDate value={row.at} weekday="long" month="long" day="numeric" year="numeric" />
          </span>
        </div>
      );
    case 'new':
      return (
        <div className="separator separator--new" role="separator">
          <span>
            <Text id="posts.new" />
          </span>
        </div>
      );
    case 'post':
      return <PostView post={row.post} isContinued={row.isContinued} isRHS={isRHS} />;
  }
}
