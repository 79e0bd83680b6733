/** A name that a service goes by, found where services are described. */
export interface ServiceName {
  /** `api.payments.svc`, `*.example.com`. */
  readonly value: string;
  /** What has it, in the words of its format: `Service payments/api`, `compose service api`, `nginx server_name`. */
  readonly owner: string;
}
