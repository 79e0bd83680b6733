import type { PemProblemDetail } from '../../pem/types.ts';
import type { Localize } from '../../text/localize.ts';

/** What is wrong with white space of this kind, who refuses it and what to do. */
export function describeWhitespace(detail: PemProblemDetail, isHarmless: boolean, t: Localize): string {
  switch (detail) {
    case 'bare-carriage-return':
      return t(
        'Lines of this block end with a carriage return alone. OpenSSL and Go do not see them as lines and find no block ("no start line"); use line feeds.',
      );
    case 'no-line-break':
      return t(
        'BEGIN and END must stand on lines of their own, without base64 beside them. OpenSSL, Go and Java refuse the block ("no start line", "bad end line"); put the base64 on lines between them.',
      );
    case 'marker-blanks':
      return t(
        'Blanks inside a BEGIN or END line: it must be written as five hyphens, the word, one blank, the label and five hyphens. Programs do not find the block ("no start line"); remove the blanks.',
      );
    case 'blank-line':
      return t(
        'A blank line inside a block: OpenSSL, and so nginx, Node and curl, takes it for the end of headers and refuses the block; remove it.',
      );
    case 'invisible-character':
      return t(
        'An invisible character (a no-break or zero-width space, or a byte order mark) stands here, as text copied from web pages and chats has it. Java and Go refuse the block, OpenSSL in most places; remove it.',
      );
    case 'missing-blank-line':
      return t('A blank line must part the headers from the base64. OpenSSL refuses the key; add one.');
    case 'irregular-indentation':
      return isHarmless
        ? t(
            'Lines of this block are indented differently. OpenSSL, Go and Java read the block all the same; remove the indentation.',
          )
        : t(
            'This END line does not start at the margin. OpenSSL and Go do not find the end of the block ("bad end line"); remove the blanks before it.',
          );
    case 'leading-blank-line':
      return t(
        'A blank line follows BEGIN. OpenSSL, Go and Java read the block all the same; writers must not leave one (RFC 7468).',
      );
    case 'inner-blanks':
    case 'trailing-blanks':
      return t(
        'Blanks stand among or after the base64. OpenSSL, Go and Java read the block all the same; writers must not leave any (RFC 7468).',
      );
    case 'long-line':
      return t(
        "A line of more than 76 characters. Today's OpenSSL, Go and Java read the block all the same, older OpenSSL does not; base64 is broken after 64 characters (RFC 7468).",
      );
    default:
      return t(
        'Lines of this block end differently, some with CRLF. OpenSSL, Go and Java read the block all the same; use one kind.',
      );
  }
}
