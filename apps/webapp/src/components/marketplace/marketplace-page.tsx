import { PageHeader } from '../admin-console/page-header.tsx';

export function MarketplacePage() {
  return <PageHeader title="console.marketplace" />;
}
