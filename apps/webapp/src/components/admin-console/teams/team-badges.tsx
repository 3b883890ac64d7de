import { Text } from '../../../i18n/text.tsx';
import type { TeamEntry } from '../../../rest/team-list.ts';

/** Who may join, and whether the team is archived. */
export function TeamBadges({ team: { isOpen, deleteAt } }: { team: TeamEntry }) {
  return (
    <>
      <span className="tag">
        <Text id={isOpen ? 'teams.anyone' : 'teams.inviteOnly'} />
      </span>
      {deleteAt > 0 && (
        <span className="tag tag--warn">
          <Text id="teams.archived" />
        </span>
      )}
    </>
  );
}
