/** A name that a service goes by, found where services are described. */
export interface ServiceName {
  readonly kind: 'name';
  /** `api.payments.svc`, `*.example.com`. */
  readonly value: string;
  /** What has it, in the words of its format: `Service payments/api`, `compose service api`, `nginx server_name`. */
  readonly owner: string;
}

/**
 * How probable TLS is at an address: its file says so, its number or name is one that TLS has by convention, nothing speaks for or against it,
 * or it has the name of plain HTTP, which a mesh may still wrap.
 */
export type TlsSign = 'stated' | 'likely' | 'open' | 'unlikely';

/** Where a service answers, found where it is described. */
export interface ServiceAddress {
  readonly kind: 'address';
  /** `api.payments.svc:8443`, `localhost:8443`, `[::1]:443`. */
  readonly value: string;
  readonly tls: TlsSign;
  /** As of names, with what the file says of TLS: `Gateway edge/public, tls.mode MUTUAL`. */
  readonly owner: string;
}

/** What a reader makes out, in the order of the file. */
export type ServiceFact = ServiceName | ServiceAddress;
