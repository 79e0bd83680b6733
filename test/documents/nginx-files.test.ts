import { describe, expect, it } from 'vitest';
import { readerOf } from '../../server/src/documents/language.ts';
import { isOftenNginx } from '../../server/src/documents/nginx/files.ts';

const often = [
  'file:///etc/nginx/nginx.conf',
  'C:/work/conf.d/API.CONF',
  'file:///etc/nginx/sites-available/shop.example',
  'deploy/templates/default.conf.template',
  'git:/work/site.conf?%7B%22ref%22%3A%22HEAD%22%7D',
];

describe('files that are often nginx configuration', () => {
  it.each(often)('%s: is looked at, and not read for certificates', (uri) => {
    expect([isOftenNginx(uri), readerOf('properties', uri)]).toEqual([true, 'none']);
  });

  it.each([
    '/etc/nginx/mime.types',
    'config',
    'a.conf.bak',
    'sites-available/',
    'server.pem',
    'application.properties',
  ])('%s is none of them', (uri) => {
    expect(isOftenNginx(uri)).toBe(false);
  });

  it('are read as what the user says they are', () => {
    expect(readerOf('pem', 'file:///work/ca.conf')).toBe('pem');
    expect(readerOf('yaml', 'file:///work/ca.conf')).toBe('yaml');
    expect(readerOf('nginx', 'untitled:Untitled-1')).toBe('none');
  });
});
