import { Fields, listOf, optional, type Read, text, textUpTo } from '../issuing/arguments.ts';
import { readScope } from '../issuing/read-params.ts';
import type {
  CompareChainParams,
  CompleteChainParams,
  FittingAuthorityParams,
  WantedClient,
} from '../protocol/reports.ts';
import { readTrust } from './read-params.ts';

/** Chains are tens of kilobytes; a server may send more, and none of that is worth completing. */
const pem = textUpTo(1024 * 1024);

/** One name of a distinguished name may be long, and there may be hundreds of them. */
const encodedName = textUpTo(64 * 1024);

export const readCompleteChain: Read<CompleteChainParams> = (value, place) => {
  const fields = new Fields(value, place);
  return {
    servedPem: fields.read('servedPem', pem),
    foundPem: fields.read('foundPem', optional(pem)),
    allowed: fields.read('allowed', optional(listOf(text))),
    trust: fields.read('trust', optional(readTrust)),
  };
};

export const readFittingAuthority: Read<FittingAuthorityParams> = (value, place) => ({
  ...readScope(value, place),
  wanted: new Fields(value, place).read('wanted', readWanted),
});

const readWanted: Read<WantedClient> = (value, place) => {
  const fields = new Fields(value, place);
  return {
    authorities: fields.read('authorities', listOf(encodedName)),
    signatureSchemes: fields.read('signatureSchemes', listOf(text)),
  };
};

export const readCompareChain: Read<CompareChainParams> = (value, place) => {
  const fields = new Fields(value, place);
  return {
    servedPem: fields.read('servedPem', pem),
    certificate: fields.read('certificate', (one, where) => {
      const reference = new Fields(one, where);
      return { uri: reference.read('uri', text), sha256: reference.read('sha256', text) };
    }),
  };
};
