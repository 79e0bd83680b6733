import { isOftenNginx } from '../nginx/files.ts';

/** Files that may describe services, as a glob of LSP and VS Code; `mayNameServices` says the same of one. */
export const SERVICE_GLOB =
  '**/{*.yaml,*.yml,*.conf,*.conf.template,sites-available/*,sites-enabled/*,application*.properties,bootstrap*.properties}';

/** By its path or URI. */
export function mayNameServices(path: string): boolean {
  return /\.ya?ml$/i.test(path) || isOftenNginx(path) || isSpringFile(path);
}

/** `application.yml`, `application-prod.properties` and the like, by path or URI. */
export function isSpringFile(path: string): boolean {
  return /(?:^|\/)(?:application|bootstrap)(?:-[^/]*)?\.(?:ya?ml|properties)$/i.test(path);
}
