export { makePaymentsWorkspace as makeWorkspace } from '../harness/payments-workspace.ts';
