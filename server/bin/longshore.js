#!/usr/bin/env node
import module from 'node:module';

// Keeps compiled code between runs, where Node can (22.1 and newer).
module.enableCompileCache?.();
await import('../dist/cli.cjs');
