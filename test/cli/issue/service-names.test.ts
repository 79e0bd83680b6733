import { execFileSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ProjectFolder } from './project-folder.ts';

let project: ProjectFolder;
beforeEach(() => {
  project = new ProjectFolder();
});
afterEach(() => project.remove());

const compose = 'services:\n  db:\n    image: postgres\n  orders:\n    image: orders\n';

describe('a project of several services', () => {
  it('has one CA for all that its compose file names', async () => {
    project.write('compose.yaml', compose);
    const pair = await project.run('pair --name api.payments.svc --client-name orders.svc --out certs');
    expect(pair.out).toContain('private addresses, db, orders only');
    const { code } = await project.run('issue --name db --out db');
    expect(code).toBe(0);
    expect(project.read('db/ca.pem')).toBe(project.read('certs/ca.pem'));
  });

  it('has all of them in a CA that is made by hand, too', async () => {
    project.write('compose.yaml', compose);
    const created = await project.run('ca create --permit app');
    expect(created.out).toContain('…, db, orders, app)');
    expect((await project.run('issue --name db app --out db')).code).toBe(0);
  });

  it.each([
    ['a work tree are looked at in all folders', true, 0],
    ['any other folder are not: it may be a home folder', false, 1],
  ])('whose files in %s', async (_, isWorkTree, exit) => {
    project.write('deploy/compose.yaml', compose);
    if (isWorkTree) execFileSync('git', ['init', '--quiet'], { cwd: project.path });
    expect((await project.run('issue --name api.svc --out api')).code).toBe(0);
    const { code, error } = await project.run('issue --name db --out db');
    expect(code).toBe(exit);
    if (exit === 1) expect(error).toContain('certscope ca create --permit db');
  });
});
