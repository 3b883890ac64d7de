import { getConfig } from 'mattermost-redux/selectors/entities/general';
import { useAppSelector } from '../../../store/hooks.ts';
import type { Account } from '../../../rest/accounts.ts';
import { AccessTokens } from '../../access-tokens/access-tokens.tsx';
import { Text } from '../../../i18n/text.tsx';
import { amIAdmin } from '../console-access.ts';

/** The tokens with which programs act as somebody. */
export function AccountTokens({ account: { id, roles, deleteAt, isBot } }: { account: Account }) {
  const areOn = useAppSelector((state) => getConfig(state).EnableUserAccessTokens === 'true') || isBot;
  const isAdmin = useAppSelector(amIAdmin);
  return (
    <section className="card">
      <h2>
        <Text id="tokens.title" />
      </h2>
      {areOn ? (
        <AccessTokens
          userId={id}
          mayCreate={
            deleteAt === 0 && (isBot || / ?system_(admin|user_access_token)\b/.test(roles)) && isAdmin
          }
        />
      ) : (
        <p className="plugin-panel__empty">
          <Text id="tokens.off" />
        </p>
      )}
    </section>
  );
}
