import { Module } from '@nestjs/common';
import { UnlicensedController } from './unlicensed.controller.ts';

/** Comes last of the modules: what is built answers before what is not. */
@Module({ controllers: [UnlicensedController] })
export class UnlicensedModule {}
