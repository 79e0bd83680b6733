import { Delivered } from '../../issue/handshakes/delivered.ts';

const development = { kind: 'development' } as const;

/** Certificates of all situations: a pair that is right, its wrong twins, and a server below an intermediate CA. */
export class Situations {
  readonly pair: Delivered = new Delivered();
  readonly servers: Delivered = new Delivered();
  readonly clients: Delivered = new Delivered();
  readonly layered: Delivered = new Delivered();
  readonly strangers: Delivered = new Delivered();

  async make(): Promise<void> {
    const names = ['localhost', 'api.payments.svc'];
    await this.pair.make({ kind: 'pair', serverNames: names, clientNames: ['checkout.svc'], authority: development });
    await this.servers.make({ kind: 'negative-tests', role: 'server', names, authority: development });
    // In the folder itself: the same server with a key of RSA.
    await this.pair.make({ kind: 'certificate', role: 'server', names, keyType: 'rsa-2048', authority: development });
    // Signed by the CA that the server of the pair asks for.
    await this.pair.make({ kind: 'negative-tests', role: 'client', names: ['checkout.svc'], authority: development });
    await this.layered.make({ kind: 'authority', intermediate: true, keep: 'storage' });
    await this.layered.make({ kind: 'certificate', role: 'server', names, authority: development });
    await this.strangers.make({
      kind: 'pair',
      serverNames: names,
      clientNames: ['stranger.svc'],
      authority: development,
    });
  }
}
