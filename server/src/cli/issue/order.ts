import type { IssuingTask, Packaging } from '../../issue/tasks.ts';

/** Into a folder (URI). */
export interface FolderDelivery {
  readonly kind: 'folder';
  readonly uri: string;
  readonly replace: boolean;
  /** Git is to pass over the folder where it would take private keys. */
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
  /** A password that was made up, to be told once. */
  readonly generatedPassword?: string | undefined;
}

/** For tasks that make nothing to be packed. */
export const plainPackaging: Packaging = { formats: ['pem'] };
