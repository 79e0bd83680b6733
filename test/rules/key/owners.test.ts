import { generatePrimeSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { DAY, der, makeCa, makeKey, makeLeaf, NOW } from '../../builders/index.ts';
import { check } from '../check.ts';

const root = makeCa();
const workspaceOf = (files: Readonly<Record<string, string>>) => ({ 'root.pem': root.pem, ...files });

describe('one key, two owners', () => {
  const key = makeKey('p256', 'shared by two services');
  const payments = makeLeaf(root, { dns: ['payments.svc'], key });
  const orders = makeLeaf(root, { dns: ['orders.svc'], key });

  it('is said of both, and where the other one is', async () => {
    const { find } = await check(payments.pem, { workspace: workspaceOf({ 'orders.pem': orders.pem }) });
    const finding = find('key/reused');
    expect(finding?.severity).toBe('information');
    expect(finding?.message).toMatch(/^"payments\.svc" and "orders\.svc" \(orders\.pem\) have the same key/);
    expect(finding?.related).toHaveLength(1);
  });

  it.each([
    ['a renewal', makeLeaf(root, { dns: ['payments.svc'], key, days: [-1, 89] })],
    ['a renewal with one name more', makeLeaf(root, { name: 'payments', dns: ['payments.svc', 'pay.svc'], key })],
    ['a certificate that is over', makeLeaf(root, { dns: ['orders.svc'], key, notAfter: NOW - DAY })],
    ['a CA that took the key along', makeCa({ name: 'Elsewhere', key })],
  ])('is not %s', async (_, other) => {
    const { find } = await check(payments.pem, { workspace: workspaceOf({ 'other.pem': other.pem }) });
    expect(find('key/reused')).toBeUndefined();
  });
});

describe('RSA keys with a prime in common', () => {
  const prime = () => generatePrimeSync(512, { bigint: true });
  const [common, ...others] = [prime(), prime(), prime(), prime(), prime()];
  const device = (name: string, modulus: bigint, exponent = 65537) =>
    makeLeaf(root, {
      dns: [name],
      raw: {
        spki: der.sequence(
          der.sequence(der.oid('1.2.840.113549.1.1.1'), der.nullValue()),
          der.bitString(der.sequence(der.integer(modulus), der.integer(exponent))),
        ),
      },
    });
  const [one = 1n, two = 1n, three = 1n, four = 1n] = others;
  const modem = device('modem.svc', common * one);
  const camera = device('camera.svc', common * two);
  const sound = device('sound.svc', three * four);

  it('are found among all keys of the workspace', async () => {
    const workspace = workspaceOf({ 'modem.pem': modem.pem, 'camera.pem': camera.pem, 'sound.pem': sound.pem });
    const { find } = await check(modem.pem, { workspace });
    const finding = find('key/shared-prime');
    expect(finding?.severity).toBe('error');
    expect(finding?.message).toMatch(/"modem\.svc" and "camera\.svc" \(camera\.pem\) have a prime in common/);
    const healthy = await check(sound.pem, { workspace });
    expect(healthy.find('key/shared-prime')).toBeUndefined();
  });

  it('are found also where both primes are the same and the exponent is not', async () => {
    const twin = device('twin.svc', three * four, 3);
    const { find } = await check(sound.pem, {
      workspace: workspaceOf({ 'sound.pem': sound.pem, 'twin.pem': twin.pem }),
    });
    expect(find('key/shared-prime')?.message).toMatch(/"sound\.svc" and "twin\.svc"/);
  });

  it('the same key in a renewed certificate shares nothing with itself', async () => {
    const renewed = device('modem.svc', common * one);
    const workspace = workspaceOf({ 'modem.pem': modem.pem, 'renewed.pem': renewed.pem });
    const { find } = await check(modem.pem, { workspace });
    expect(find('key/shared-prime')).toBeUndefined();
  });
});
