import type { IssuingTask, Packaging } from '../../issue/tasks.ts';

/** Into a folder (URI). */
export interface FolderDelivery {
  readonly kind: 'folder';
  readonly uri: string;
  readonly replace: boolean;
  /** What is made is a revocation list, which may take the place of an earlier one of the same CA. */
  readonly follows?: boolean | undefined;
  /** Git is to pass over private keys where it would take them. */
  readonly gitignore: boolean;
}

/** What becomes of what was made. */
export type Delivery =
  | FolderDelivery
  /** One file to standard output, which then carries nothing else. */
  | { readonly kind: 'standard-output' }
  /** In the place of what was renewed. */
  | { readonly kind: 'in-place' }
  /** Nothing is written: a CA that is kept in the user's own storage. */
  | { readonly kind: 'storage' };

/** What one command line asks for. */
export interface Order {
  /** Several only where one command takes several files; they are delivered together. */
  readonly tasks: readonly IssuingTask[];
  readonly packaging: Packaging;
  readonly delivery: Delivery;
  readonly json: boolean;
  /** Written also where rules find errors in it. */
  readonly force: boolean;
  /** A password that was made up, to be told once. */
  readonly generatedPassword?: string | undefined;
}

/** For tasks that make nothing to be packed. */
export const plainPackaging: Packaging = { formats: ['pem'] };
