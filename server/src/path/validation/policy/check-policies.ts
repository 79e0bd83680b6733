import type { CertificateFacts } from '../certificate-facts.ts';
import { makeReason, type PathReason } from '../reasons.ts';
import type { PolicyInputs } from '../types.ts';
import {
  ANY_POLICY,
  applyMappings,
  applyPolicies,
  hasAcceptedPolicy,
  isEmptyLevel,
  type PolicyLevel,
} from './policy-level.ts';

const anything: PolicyInputs = {
  initialPolicySet: [ANY_POLICY],
  initialExplicitPolicy: false,
  initialPolicyMappingInhibit: false,
  initialAnyPolicyInhibit: false,
};

/** Certificate policies (RFC 5280 §6.1, RFC 9618). `path` is leaf first, without the anchor; `anchor` only where its own constraints count. */
export function checkPolicies(
  path: readonly CertificateFacts[],
  anchor: CertificateFacts | undefined,
  inputs: PolicyInputs = anything,
): PathReason[] {
  const [leaf, ...above] = path;
  if (leaf === undefined) return [];
  const state = startState(path.length, inputs);
  if (anchor !== undefined) tighten(state, anchor);
  for (const facts of above.toReversed()) {
    const reason = passAuthority(state, facts);
    if (reason !== undefined) return [reason];
  }
  enter(state, leaf, state.inhibitAnyPolicy > 0);
  wrapUp(state, leaf);
  return state.explicitPolicy === 0 && !hasAcceptedPolicy(state.levels, inputs.initialPolicySet) ? [refuse(leaf)] : [];
}

/** What is known above a certificate, and how many more may pass before each demand holds (RFC 5280 §6.1.2). */
interface PolicyState {
  readonly levels: PolicyLevel[];
  expected: PolicyLevel;
  explicitPolicy: number;
  policyMapping: number;
  inhibitAnyPolicy: number;
}

function startState(length: number, inputs: PolicyInputs): PolicyState {
  const start = (now: boolean): number => (now ? 0 : length + 1);
  return {
    levels: [],
    expected: { nodes: new Map(), hasAny: true },
    explicitPolicy: start(inputs.initialExplicitPolicy),
    policyMapping: start(inputs.initialPolicyMappingInhibit),
    inhibitAnyPolicy: start(inputs.initialAnyPolicyInhibit),
  };
}

/** RFC 5280 §6.1.3 (d), (e). */
function enter(state: PolicyState, facts: CertificateFacts, anyAllowed: boolean): PolicyLevel {
  const level = applyPolicies(state.expected, facts.policies, anyAllowed);
  state.levels.push(level);
  return level;
}

/** RFC 5280 §6.1.3 (d) to (f) and §6.1.4 (a), (b), (h) to (j). */
function passAuthority(state: PolicyState, facts: CertificateFacts): PathReason | undefined {
  const level = enter(state, facts, state.inhibitAnyPolicy > 0 || facts.selfIssued);
  if (isEmptyLevel(level) && state.explicitPolicy === 0) return refuse(facts);
  if (mapsAny(facts)) return makeReason('policy-mapping-of-any', facts.certificate, 'policyMappings');
  const mapped = applyMappings(level, facts.policyMappings, state.policyMapping > 0);
  state.levels[state.levels.length - 1] = mapped.level;
  state.expected = mapped.next;
  prepareNext(state, facts);
  return undefined;
}

function refuse({ certificate, policies = [] }: CertificateFacts): PathReason {
  return makeReason('policy-not-valid', certificate, 'certificatePolicies', policies.join(', '));
}

function mapsAny({ policyMappings }: CertificateFacts): boolean {
  return policyMappings.some(
    ({ issuerDomain, subjectDomain }) => issuerDomain === ANY_POLICY || subjectDomain === ANY_POLICY,
  );
}

/** RFC 5280 §6.1.4 (h) to (j). */
function prepareNext(state: PolicyState, facts: CertificateFacts): void {
  if (!facts.selfIssued) {
    state.explicitPolicy = Math.max(state.explicitPolicy - 1, 0);
    state.policyMapping = Math.max(state.policyMapping - 1, 0);
    state.inhibitAnyPolicy = Math.max(state.inhibitAnyPolicy - 1, 0);
  }
  tighten(state, facts);
}

function tighten(state: PolicyState, { policyConstraints, inhibitAnyPolicy }: CertificateFacts): void {
  // A count below zero is no count, and must not switch off what a CA above demands.
  const lower = (value: number, limit: number | undefined): number => Math.max(Math.min(value, limit ?? value), 0);
  state.explicitPolicy = lower(state.explicitPolicy, policyConstraints?.requireExplicitPolicy);
  state.policyMapping = lower(state.policyMapping, policyConstraints?.inhibitPolicyMapping);
  state.inhibitAnyPolicy = lower(state.inhibitAnyPolicy, inhibitAnyPolicy);
}

/** RFC 5280 §6.1.5 (a), (b). */
function wrapUp(state: PolicyState, { policyConstraints }: CertificateFacts): void {
  state.explicitPolicy = Math.max(state.explicitPolicy - 1, 0);
  if (policyConstraints?.requireExplicitPolicy === 0) state.explicitPolicy = 0;
}
