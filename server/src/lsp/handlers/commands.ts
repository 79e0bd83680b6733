import {
  type CancellationToken,
  ErrorCodes,
  ResponseError,
  type WorkDoneProgressReporter,
} from 'vscode-languageserver';
import { WrongArgument } from '../issuing/arguments.ts';
import type { Session } from '../session.ts';

/** Who asks for a command, besides its argument. */
export interface CommandCall {
  readonly token: CancellationToken;
  readonly progress: WorkDoneProgressReporter;
}

/** A command of `workspace/executeCommand`. Its argument comes from anywhere. */
export type CommandHandler = (argument: unknown, call: CommandCall) => unknown;

/** What this server executes, by the commands' names. */
export type CommandTable = Readonly<Record<string, CommandHandler>>;

/** Answers `workspace/executeCommand`; null for commands that are none of ours. */
export function registerCommands({ connection }: Session, commands: CommandTable): void {
  connection.onExecuteCommand(({ command, arguments: [argument] = [] }, token, progress) => {
    const handle = Object.hasOwn(commands, command) ? commands[command] : undefined;
    return handle === undefined ? null : answering(() => handle(argument, { token, progress }));
  });
}

/** Says in the protocol's words that an argument is wrong. */
export async function answering<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof WrongArgument) throw new ResponseError(ErrorCodes.InvalidParams, error.message);
    throw error;
  }
}
