import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ProjectFolder } from './project-folder.ts';

let project: ProjectFolder;
beforeEach(() => {
  project = new ProjectFolder();
});
afterEach(() => project.remove());

describe('certscope snippet', () => {
  it('prints configuration that names the files where they are', async () => {
    await project.run('issue --name api.test --out certs');
    const { code, out } = await project.run('snippet nginx --dir certs --server-name api.test --port 9443');
    expect(code).toBe(0);
    for (const file of ['fullchain.pem', 'key.pem']) expect(out).toContain(project.file(`certs/${file}`));
    expect(out).toContain('9443');
    expect(out).toContain('api.test');
  });

  it('has one for every stack that it lists', async () => {
    const stacks = (await project.run('snippet --list')).out.split('\n').flatMap((line) => line.split(' ', 1));
    const named = stacks.filter((stack) => stack !== '');
    expect(named).toContain('nginx');
    for (const stack of named) {
      const { code, out } = await project.run(`snippet ${stack} --dir /etc/tls --role both`);
      expect([code, out]).toEqual([0, expect.stringContaining('/etc/tls')]);
    }
  });

  it.each([
    ['no stack is named', 'snippet --dir certs', '--list'],
    ['the stack is unknown', 'snippet apache --dir certs', 'nginx'],
    ['the folder is not said', 'snippet nginx', '--dir'],
    ['the server’s name is none', 'snippet nginx --dir certs --server-name a;b', 'is no DNS name'],
    ['the port is none', 'snippet nginx --dir certs --port https', '--port takes'],
  ])('exits 2 where %s', async (_, line, message) => {
    const { code, out, error } = await project.run(line);
    expect([code, out]).toEqual([2, '']);
    expect(error).toContain(message);
  });
});
