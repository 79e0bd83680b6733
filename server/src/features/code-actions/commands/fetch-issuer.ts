import { certificatePem } from '../../../x509/certificate-pem.ts';
import { issuerUrls } from '../../../x509/issuer-urls.ts';
import { visible } from '../../markdown.ts';
import type { CommandAnswer } from './command-answer.ts';

/** Looks for the issuer that a chain lacks where its certificate says that it can be had; the command asks before anything is sent. */
export const fetchIssuer: CommandAnswer = {
  codes: ['chain/missing-issuer'],
  propose(_finding, { analysis, holder, artifact }, { commands: { completeChain: command }, t }) {
    const object = artifact?.content.object;
    if (command === undefined || object?.kind !== 'certificate') return [];
    const [url] = issuerUrls(object).askable;
    const found = analysis.holders.find((one) => one.holder === holder);
    if (url === undefined || found?.leaf === undefined) return [];
    const chain = [found.leaf, ...found.certificates.filter((each) => each !== found.leaf)];
    const pem = chain.map(({ certificate }) => certificatePem(certificate)).join('');
    return [{ title: t('Add the missing issuer from {0}…', visible(url, 80)), command, argument: { pem } }];
  },
};
