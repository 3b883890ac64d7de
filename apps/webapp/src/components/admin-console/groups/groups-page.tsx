import { Text } from '../../../i18n/text.tsx';
import { useAppSelector } from '../../../store/hooks.ts';
import { Icon } from '../../elements/icon.tsx';
import { Pluggable } from '../../plugins/pluggable.tsx';
import { PageHeader } from '../page-header.tsx';

/** System Console > Groups: what plugins have to say about groups; the server itself keeps none. */
export function GroupsPage() {
  const hasTables = useAppSelector((state) => state.plugins.components.SystemConsoleGroupTable.length > 0);
  return (
    <>
      <PageHeader title="console.groups" intro="groups.intro" />
      <div className="console__body">
        <section className="card">
          <div className="notice">
            <Icon name="account-multiple-outline" />
            <p>
              <Text id={hasTables ? 'groups.fromPlugins' : 'groups.none'} />
            </p>
          </div>
        </section>
        <div id="system-console-group-tables">
          <Pluggable pluggableName="SystemConsoleGroupTable" />
        </div>
      </div>
    </>
  );
}
