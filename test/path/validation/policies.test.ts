import { describe, expect, it } from 'vitest';
import { ANY_POLICY } from '../../../server/src/path/validation/policy/policy-level.ts';
import type { PolicyInputs } from '../../../server/src/path/validation/types.ts';
import {
  certificatePolicies,
  der,
  type ExtensionSpec,
  makeCa,
  makeIntermediate,
  makeLeaf,
} from '../../builders/index.ts';
import { ask } from './ask.ts';

const gold = '1.3.6.1.4.1.99999.1';
const silver = '1.3.6.1.4.1.99999.2';

const root = makeCa({ name: 'Policy Root' });

/** issuerDomainPolicy to subjectDomainPolicy (RFC 5280 §4.2.1.5). */
function policyMappings(...pairs: readonly (readonly [from: string, to: string])[]): ExtensionSpec {
  return {
    oid: '2.5.29.33',
    critical: true,
    value: der.sequence(...pairs.map(([from, to]) => der.sequence(der.oid(from), der.oid(to)))),
  };
}

const requireExplicit: ExtensionSpec = {
  oid: '2.5.29.36',
  critical: true,
  value: der.sequence(der.contextPrimitive(0, Uint8Array.of(0))),
};
const inhibitMapping: ExtensionSpec = {
  oid: '2.5.29.36',
  critical: true,
  value: der.sequence(der.contextPrimitive(1, Uint8Array.of(0))),
};
const inhibitAny: ExtensionSpec = { oid: '2.5.29.54', critical: true, value: der.integer(0) };

/** What a verifier says that wants one of these policies. */
function wanting(...initialPolicySet: readonly string[]): PolicyInputs {
  return {
    initialPolicySet,
    initialExplicitPolicy: true,
    initialPolicyMappingInhibit: false,
    initialAnyPolicyInhibit: false,
  };
}

function path(
  upper: readonly ExtensionSpec[],
  lower: readonly ExtensionSpec[],
  leafPolicies: readonly ExtensionSpec[],
) {
  const first = makeIntermediate(root, { name: 'Policy Upper', pathLength: 1, extensions: upper });
  const second = makeIntermediate(first, { name: 'Policy Lower', extensions: lower });
  return { leaf: makeLeaf(second, { extensions: leafPolicies }), above: [first, second], anchors: [root] };
}

const all = (policy: string) => path(...sameOnAll(policy));

function sameOnAll(policy: string): [ExtensionSpec[], ExtensionSpec[], ExtensionSpec[]] {
  return [[certificatePolicies(policy)], [certificatePolicies(policy)], [certificatePolicies(policy)]];
}

describe('certificate policies', () => {
  it('are asked for by no one where no one asks', async () => {
    expect(await ask(path([certificatePolicies(gold)], [], [certificatePolicies(silver)]))).toBe('valid');
  });

  it('must go through the whole path where one is wanted', async () => {
    expect(await ask({ ...all(gold), policy: wanting(gold) })).toBe('valid');
    expect(await ask({ ...all(gold), policy: wanting(ANY_POLICY) })).toBe('valid');
    expect(await ask({ ...all(gold), policy: wanting(silver) })).toBe('policy-not-valid');
    const broken = path([certificatePolicies(gold)], [], [certificatePolicies(gold)]);
    expect(await ask({ ...broken, policy: wanting(gold) })).toBe('policy-not-valid');
  });

  it('may be demanded by a CA', async () => {
    const demanding = [certificatePolicies(gold), requireExplicit];
    expect(await ask(path(demanding, [certificatePolicies(gold)], [certificatePolicies(gold)]))).toBe('valid');
    expect(await ask(path(demanding, [certificatePolicies(gold)], [certificatePolicies(silver)]))).toBe(
      'policy-not-valid',
    );
  });

  it('stay demanded below a CA that says nonsense', async () => {
    const negative = { ...requireExplicit, value: der.sequence(der.contextPrimitive(0, Uint8Array.of(0xff))) };
    const muddled = path([certificatePolicies(gold), negative], [], []);
    expect(await ask({ ...muddled, policy: wanting(gold) })).toBe('policy-not-valid');
  });

  it('are followed through mappings, in the terms of whoever asks', async () => {
    const mapped = path(
      [certificatePolicies(gold), policyMappings([gold, silver])],
      [certificatePolicies(silver)],
      [certificatePolicies(silver)],
    );
    expect(await ask({ ...mapped, policy: wanting(gold) })).toBe('valid');
    expect(await ask({ ...mapped, policy: wanting(silver) })).toBe('policy-not-valid');
    expect(await ask({ ...mapped, policy: { ...wanting(gold), initialPolicyMappingInhibit: true } })).toBe(
      'policy-not-valid',
    );
  });

  it('are no longer mapped below a CA that forbids it, and never from or to any policy', async () => {
    const inhibited = path(
      [certificatePolicies(gold), inhibitMapping],
      [certificatePolicies(gold), policyMappings([gold, silver])],
      [certificatePolicies(silver)],
    );
    expect(await ask({ ...inhibited, policy: wanting(gold) })).toBe('policy-not-valid');
    const any = path([certificatePolicies(gold), policyMappings([ANY_POLICY, silver])], [], []);
    expect(await ask(any)).toContain('policy-mapping-of-any');
  });

  it('are not stood in for by any policy below a CA that forbids it', async () => {
    const open = path([certificatePolicies(gold)], [certificatePolicies(ANY_POLICY)], [certificatePolicies(gold)]);
    const closed = path(
      [certificatePolicies(gold), inhibitAny],
      [certificatePolicies(ANY_POLICY)],
      [certificatePolicies(gold)],
    );
    expect(await ask({ ...open, policy: wanting(gold) })).toBe('valid');
    expect(await ask({ ...closed, policy: wanting(gold) })).toBe('policy-not-valid');
  });

  it('stay a graph where each CA maps each policy to all of them', async () => {
    const policies = Array.from({ length: 16 }, (_, index) => `1.3.6.1.4.1.99999.3.${index}`);
    const pairs = policies.flatMap((from) => policies.map((to) => [from, to] as const));
    let issuer = root;
    const above = Array.from({ length: 12 }, (_, index) => {
      issuer = makeIntermediate(issuer, {
        name: `Policy ${index}`,
        pathLength: 20,
        extensions: [certificatePolicies(...policies), policyMappings(...pairs)],
      });
      return issuer;
    });
    const leaf = makeLeaf(issuer, { extensions: [certificatePolicies(...policies)] });
    expect(await ask({ leaf, above, anchors: [root], policy: wanting(policies[7] ?? '') })).toBe('valid');
    expect(await ask({ leaf, above, anchors: [root], policy: wanting(gold) })).toBe('policy-not-valid');
  });
});
