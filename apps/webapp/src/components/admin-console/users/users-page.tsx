import { PageHeader } from '../page-header.tsx';

export function UsersPage() {
  return <PageHeader title="console.users" />;
}
