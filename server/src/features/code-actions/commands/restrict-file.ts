import type { CommandAnswer } from './command-answer.ts';

/** Takes a key file from everybody but its owner. */
export const restrictFile: CommandAnswer = {
  codes: ['file/readable-by-others'],
  propose(_finding, _place, { uri, commands, t }) {
    if (commands.restrictFile === undefined) return [];
    return [
      {
        title: t('Let only the owner read this file (chmod 600)…'),
        command: commands.restrictFile,
        argument: { uri },
      },
    ];
  },
};
