import { PageHeader } from '../page-header.tsx';

export function TeamsPage() {
  return <PageHeader title="console.teams" />;
}
