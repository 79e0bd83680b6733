#!/usr/bin/env node
import { keepCompiledCode } from './runtime/node/compiled-code.ts';

keepCompiledCode();
void import('./node-server.ts');
