import { PageHeader } from '../page-header.tsx';

export function GroupsPage() {
  return <PageHeader title="console.groups" />;
}
