import { PageHeader } from '../page-header.tsx';

export function LogsPage() {
  return <PageHeader title="console.logs" />;
}
