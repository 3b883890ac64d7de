import { Module, type DynamicModule } from '@nestjs/common';
import { FirstAdminVisitController } from './first-admin-visit.controller.ts';
import { MarketplaceController } from './marketplace.controller.ts';
import { OnboardingController } from './onboarding.controller.ts';
import { Marketplace, type MarketplaceParts } from './marketplace.ts';

@Module({})
export class MarketplaceModule {
  static with(parts: MarketplaceParts): DynamicModule {
    return {
      module: MarketplaceModule,
      controllers: [FirstAdminVisitController, MarketplaceController, OnboardingController],
      providers: [{ provide: Marketplace, useValue: new Marketplace(parts) }],
    };
  }
}
