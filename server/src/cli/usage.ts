/** A command line that cannot be carried out; its message says why. */
export class UsageError extends Error {}

/** What `certscope --help` prints. */
export const usage = `Usage:
  certscope check [paths…] [options]    what is wrong with the certificates in files and directories (default: .)
  certscope inspect FILE… [options]     the decoded fields of every block ("-" reads standard input)

Options of check:
  --format text|json|sarif              how to report (text)
  --min-severity hint|information|warning|error
                                        report nothing below this (information)
  --fail-on hint|information|warning|error|never
                                        exit with 1 from this severity on (error)
  --rule ID=SEVERITY                    severity of a rule or family, off silences; may be repeated
  --no-gitignore                        also read what .gitignore leaves out
  --now ISO                             judge as of this instant (now)

Options of inspect:
  --format text|json                    how to print (text)
  --now ISO                             as for check

Exit status: 0 clean, 1 findings at or above --fail-on, 2 bad usage or unreadable input.
`;
