import { fileNameOf } from '../../../documents/file-name.ts';
import type { CommandAnswer } from './command-answer.ts';

/** Characters that mean nothing to a shell. */
const plainName = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** Copies the command that encrypts a private key again, as strongly as is usual today. */
export const copyEncryption: CommandAnswer = {
  codes: ['file/weak-encryption'],
  propose(_finding, { unit }, { uri, commands, t }) {
    if (commands.copyText === undefined) return [];
    const own = fileNameOf(uri);
    const name = unit.kind === 'pem-file' && plainName.test(own) ? own : 'tls.key';
    const text = `openssl pkcs8 -topk8 -in ${name} -out ${name}.new -v2 aes-256-cbc -v2prf hmacWithSHA256 -iter 600000\n`;
    return [
      { title: t('Copy the openssl command that encrypts it again'), command: commands.copyText, argument: { text } },
    ];
  },
};
