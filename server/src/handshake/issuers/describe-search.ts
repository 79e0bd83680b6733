import { visible } from '../../features/markdown.ts';
import { nameOf, quote, shortName } from '../../rules/wording.ts';
import type { Localize } from '../../text/localize.ts';
import type { CompletedChain, FailedUrl, FoundIssuer, SearchEnd } from './types.ts';

/** What was found and where, and why the way up ended: a sentence each. */
export function describeSearch({ found, end }: CompletedChain, t: Localize): readonly string[] {
  return [...found.map((issuer) => describeFound(issuer, t)), ...describeEnd(end, t)];
}

function describeFound({ certificate, source }: FoundIssuer, t: Localize): string {
  const name = nameOf(certificate);
  return source.kind === 'at-hand'
    ? t('{0} lies in {1}.', name, visible(source.place, 200))
    : t('{0} came from {1}, and its key signed the certificate below it.', name, quote(source.url));
}

function describeEnd(end: SearchEnd, t: Localize): readonly string[] {
  switch (end.kind) {
    case 'complete':
      return [];
    case 'ask':
      return [t('The certificate of {0} is offered at {1}.', shortName(end.certificate.issuer), end.urls.join(', '))];
    case 'too-long':
      return [t('More CAs stand above each other than a chain has; the search was ended.')];
    case 'not-found': {
      const issuer = shortName(end.certificate.issuer);
      const tried = [
        ...end.failed.map((failed) => describeFailure(failed, t)),
        ...end.unasked.map((url) => t('{0} was not asked: only http and https are.', quote(url))),
      ];
      return tried.length > 0
        ? [t('The certificate of {0} was not found.', issuer), ...tried]
        : [t('The certificate of {0} is not at hand, and no certificate says where it can be had.', issuer)];
    }
  }
}

/** What would be sent, to whom, for what: the URLs as they stand, for somebody has to agree to them. */
export function describeAsking(
  { certificate, urls }: Extract<SearchEnd, { readonly kind: 'ask' }>,
  t: Localize,
): string {
  const [first = '', ...others] = urls;
  const issuer = shortName(certificate.issuer);
  return others.length === 0
    ? t('CertScope asks {0} for the certificate of {1}. Nothing else is sent.', first, issuer)
    : t(
        'CertScope asks {0} for the certificate of {1}, and where that does not help {2}. Nothing else is sent.',
        first,
        issuer,
        others.join(', '),
      );
}

function describeFailure({ url, why }: FailedUrl, t: Localize): string {
  const from = quote(url);
  switch (why.kind) {
    case 'status':
      return why.location === undefined
        ? t('{0} answered HTTP {1}.', from, why.status)
        : t(
            '{0} answered HTTP {1} and leads on to {2}; redirects are not followed.',
            from,
            why.status,
            quote(why.location),
          );
    case 'too-large':
      return t('{0} sent more than {1} bytes, which is no certificate.', from, why.limit);
    case 'failed':
      return t('{0} could not be asked: {1}.', from, why.code);
    case 'no-certificate':
      return t('What {0} sent is no certificate that can be read.', from);
    case 'not-issuer':
      return t('What {0} sent is not the issuer: no key of it made the signature.', from);
  }
}
