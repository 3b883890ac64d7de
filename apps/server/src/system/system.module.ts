import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AnalyticsController } from '../analytics/analytics.controller.ts';
import { JobsController } from '../jobs/jobs.controller.ts';
import { ServerLogsController } from '../logs/server-logs.controller.ts';
import { SupportPacketController } from '../support-packet/support-packet.controller.ts';
import { DisabledWhenBusyGuard } from './disabled-when-busy.guard.ts';
import { EditionController } from './edition.controller.ts';
import { MaintenanceController } from './maintenance.controller.ts';
import { NoticesController } from './notices.controller.ts';
import { PeopleController } from './people.controller.ts';
import { ServerBusy } from './server-busy.ts';
import { SYSTEM_PARTS, type SystemParts } from './system-parts.ts';
import { SystemController } from './system.controller.ts';
import { TransfersController } from './transfers.controller.ts';
import { UsageController } from './usage.controller.ts';
import { UserReportsController } from './user-reports.controller.ts';

/** The server as a whole: its health, its log, its figures, and what is done to it. */
@Module({})
export class SystemModule {
  static with(parts: SystemParts): DynamicModule {
    return {
      module: SystemModule,
      controllers: [
        AnalyticsController,
        EditionController,
        JobsController,
        MaintenanceController,
        NoticesController,
        PeopleController,
        ServerLogsController,
        SupportPacketController,
        SystemController,
        TransfersController,
        UsageController,
        UserReportsController,
      ],
      providers: [
        ServerBusy,
        { provide: SYSTEM_PARTS, useValue: parts },
        { provide: APP_GUARD, useClass: DisabledWhenBusyGuard },
      ],
    };
  }
}
