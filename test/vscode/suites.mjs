// The suites, in the order they run. Each has a folder of its own with `workspace.ts` (makes its files) and `suite.ts` (its tests).

/**
 * `where`: `host` is a module in the extension host, `page` drives the window as a person does.
 * `extension`: this folder on the desktop, the same as a web extension, or the packaged `.vsix` installed.
 * `workspaceTrust`: the folder is not trusted and VS Code is in Restricted Mode.
 * `fileSystem`: the folder is behind a file system of this scheme, which a second extension has.
 * `anyEditor`: a downloaded desktop VS Code will do, where there is one.
 */
export const suites = [
  { name: 'desktop', where: 'host', extension: 'development', workspaceTrust: false, anyEditor: true },
  { name: 'web', where: 'host', extension: 'web', workspaceTrust: false, anyEditor: false },
  { name: 'packaged', where: 'host', extension: 'packaged', workspaceTrust: false, anyEditor: true },
  { name: 'restricted', where: 'host', extension: 'development', workspaceTrust: true, anyEditor: false },
  { name: 'screen', where: 'page', extension: 'development', workspaceTrust: false, anyEditor: false },
  {
    name: 'virtual',
    where: 'page',
    extension: 'development',
    workspaceTrust: false,
    anyEditor: false,
    fileSystem: 'mirror',
  },
];
