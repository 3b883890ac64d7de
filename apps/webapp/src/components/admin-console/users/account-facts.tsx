import type { ReactNode } from 'react';
import type { MessageId } from '../../../i18n/catalogue.ts';
import { Text } from '../../../i18n/text.tsx';
import type { Account } from '../../../rest/accounts.ts';
import { Moment } from '../../elements/moment.tsx';

/** What there is to know about an account. */
export function AccountFacts({ account }: { account: Account }) {
  const { id, email, nickname, position, authService, isMfaActive, createAt, lastActivity, deleteAt } =
    account;
  const facts: [MessageId, ReactNode][] = [
    ['users.emailField', email],
    ['users.nickname', nickname],
    ['users.position', position],
    ['users.authService', authService === '' ? <Text id="users.byPassword" /> : authService],
    ['users.mfaField', <Text key="mfa" id={isMfaActive ? 'users.mfaOn' : 'users.mfaOff'} />],
    ['users.created', <Moment key="created" at={createAt} />],
    ['users.lastActivity', lastActivity > 0 && <Moment key="activity" at={lastActivity} />],
    ['users.deactivatedAt', deleteAt > 0 && <Moment key="deleted" at={deleteAt} />],
    ['users.id', <code key="id">{id}</code>],
  ];
  return (
    <dl className="figures">
      {facts
        .filter(([, value]) => value !== '' && value !== false)
        .map(([name, value]) => (
          <div key={name} className="figures__item">
            <dt>
              <Text id={name} />
            </dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
