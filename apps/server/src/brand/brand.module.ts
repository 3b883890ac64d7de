import { Module } from '@nestjs/common';
import { BrandController } from './brand.controller.ts';

@Module({ controllers: [BrandController] })
export class BrandModule {}
