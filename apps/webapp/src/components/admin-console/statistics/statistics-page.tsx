import { PageHeader } from '../page-header.tsx';

export function StatisticsPage() {
  return <PageHeader title="console.statistics" />;
}
