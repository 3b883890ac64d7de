import { Client4 } from 'mattermost-redux/client';
import { Text } from '../../../i18n/text.tsx';
import type { TeamEntry } from '../../../rest/team-list.ts';
import { FormDialog } from '../../dialog/form-dialog.tsx';

export type TeamAction = 'archive' | 'restore' | 'open' | 'close';

const requests: Readonly<Record<TeamAction, (id: string) => Promise<unknown>>> = {
  archive: (id) => Client4.deleteTeam(id),
  restore: (id) => Client4.unarchiveTeam(id),
  open: (id) => Client4.patchTeam({ id, allow_open_invite: true }),
  close: (id) => Client4.patchTeam({ id, allow_open_invite: false }),
};

/** What can be done to a team. */
export function teamActions({ deleteAt, isOpen }: TeamEntry, mayWrite: boolean): TeamAction[] {
  if (!mayWrite) {
    return [];
  }
  return deleteAt > 0 ? ['restore'] : [isOpen ? 'close' : 'open', 'archive'];
}

interface TeamDialogProps {
  team: TeamEntry;
  action: TeamAction;
  onDone(): void;
  onClose(): void;
}

/** Says what it comes to, and asks. */
export function TeamDialog({ team, action, onDone, onClose }: TeamDialogProps) {
  return (
    <FormDialog
      title={<Text id={`teams.${action}Title`} values={{ name: team.displayName }} />}
      confirm={<Text id={`teams.${action}`} />}
      danger={action === 'archive'}
      send={() => requests[action](team.id)}
      onDone={onDone}
      onClose={onClose}
    >
      <p>
        <Text id={`teams.${action}Text`} />
      </p>
    </FormDialog>
  );
}
