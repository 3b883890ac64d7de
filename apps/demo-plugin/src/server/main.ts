#!/usr/bin/env node
import { runPlugin } from '@patchbay/plugin-sdk';
import { DemoPlugin } from './demo-plugin.ts';

await runPlugin(DemoPlugin);
