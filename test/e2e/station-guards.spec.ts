// SPDX-License-Identifier: Apache-2.0
// What a page may not do, even one that somebody has taken over; and how the station lives on when something dies.

import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { expect, heading, sharedTest, startProgram, stationCommand, test } from './virtual-station.ts';

const urlOf = (station: ElectronApplication) =>
  station.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getURL()));

test.describe('the page', () => {
  sharedTest('comes from the app’s own scheme and has no Node', async ({ station, page }) => {
    expect(await urlOf(station)).toEqual(['app://pivot/index.html']);
    const found = await page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer'].filter((name) => name in window),
    );
    expect(found).toEqual([]);
  });

  sharedTest('finds one function for each intent, and nothing of Electron', async ({ page }) => {
    const api = await page.evaluate(() => Object.keys((window as unknown as { station: object }).station));
    expect(api).toContain('submitPin');
    expect(api).not.toContain('send');
    expect(api).not.toContain('invoke');
  });

  sharedTest('may not run scripts that are not its own', async ({ page }) => {
    const ran = await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.ranInline = true';
      document.body.append(script);
      return 'ranInline' in window;
    });
    expect(ran).toBe(false);
  });

  sharedTest('may not reach the network', async ({ page }) => {
    const reached = await page.evaluate(() =>
      Promise.all(
        ['http://127.0.0.1:1/', 'https://example.org/', './index.html'].map((url) =>
          fetch(url).then(
            () => url,
            () => undefined,
          ),
        ),
      ),
    );
    expect(reached).toEqual([undefined, undefined, undefined]);
  });

  sharedTest('may not reach it by WebRTC either, which goes round its policy', async ({ page }) => {
    const heard: string[] = [];
    const [udp, tcp] = [createSocket('udp4', () => heard.push('UDP')), createServer(() => heard.push('TCP'))];
    await once(udp.bind(0, '127.0.0.1'), 'listening');
    await once(tcp.listen(udp.address().port, '127.0.0.1'), 'listening');
    const candidates = await page.evaluate(gatherCandidates, `127.0.0.1:${udp.address().port}`);
    udp.close();
    tcp.close();
    expect(candidates).toEqual([]);
    expect(heard).toEqual([]);
  });

  test('may not print, nor ask by dialogs of the browser', async ({ page }) => {
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.dismiss();
    });
    const printed = await page.evaluate(() => {
      let isPrinted = false;
      addEventListener('beforeprint', () => {
        isPrinted = true;
      });
      window.print();
      window.confirm('Is your PIN 123456?');
      window.alert('Your card is lost');
      return isPrinted;
    });
    expect([printed, ...asked]).toEqual([false]);
  });

  sharedTest('may not go elsewhere, open windows or frames', async ({ station, page }) => {
    const opened = await page.evaluate(() => {
      const frame = document.createElement('iframe');
      frame.src = 'https://example.org/';
      document.body.append(frame);
      location.href = 'https://example.org/';
      return window.open('https://example.org/') !== null;
    });
    expect(opened).toBe(false);
    await heading(page, 'Put your smart card in the reader').waitFor();
    expect(await urlOf(station)).toEqual(['app://pivot/index.html']);
  });

  sharedTest('may not use camera, microphone, place or notifications', async ({ page }) => {
    const granted = await page.evaluate(async () => {
      const camera = await navigator.mediaDevices?.getUserMedia({ video: true }).then(
        () => true,
        () => false,
      );
      const place = await new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve(true),
          () => resolve(false),
        ),
      );
      return [camera ?? false, place, (await Notification.requestPermission()) === 'granted'];
    });
    expect(granted).toEqual([false, false, false]);
  });

  test('is refused every message that the contract does not know', async ({ page, insertCard }) => {
    await insertCard();
    const outcomes = await page.evaluate(async () => {
      const station = (window as unknown as { station: Record<string, (payload?: unknown) => Promise<void>> }).station;
      const hostile: readonly [string, unknown][] = [
        ['submitPin', '123456'],
        ['submitPin', new Uint8Array(1_000)],
        ['submitPin', { length: 6 }],
        ['setLanguage', 'xx'],
        ['chooseCertificate', { reader: { toString: 'x' } }],
        ['chooseAction', '__proto__'],
        ['signOut', { now: true }],
      ];
      return Promise.all(
        hostile.map(([name, payload]) =>
          station[name]?.(payload).then(
            () => `${name} was taken`,
            () => 'refused',
          ),
        ),
      );
    });
    expect(new Set(outcomes)).toEqual(new Set(['refused']));
    await heading(page, 'Enter your PIN').waitFor();
  });
});

test.describe('the station', () => {
  test('keeps PIN, tokens and numbers out of its logs', async ({ signIn, page, userData }) => {
    await signIn();
    await page.getByRole('button', { name: /^Set up my phone/ }).click();
    await heading(page, 'Scan this code with your phone').waitFor();
    const number = (await page.locator('.number .code').innerText()).replace(/\D/g, '');
    const logs = path.join(userData, 'logs');
    expect(readdirSync(logs)).toEqual(
      expect.arrayContaining(['station.log', 'issuer-process.log', 'card-process.log']),
    );
    const log = readdirSync(logs)
      .map((name) => readFileSync(path.join(logs, name), 'utf8'))
      .join('');
    expect(log).toContain('"choosingAction"');
    expect(log).toContain('the issuer answers');
    for (const secret of ['123456', '313233', number, 'Bearer', 'unverifiedCertificate']) {
      expect(log).not.toContain(secret);
    }
  });

  test('loads a page that crashed again, and goes on where it was', async ({ station, insertCard }) => {
    await insertCard();
    await station.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.webContents.forcefullyCrashRenderer();
    });
    const headingNow = () =>
      station.evaluate(({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        if (!contents || contents.isCrashed()) return '';
        return contents.executeJavaScript('document.querySelector("h1")?.textContent ?? ""').catch(() => '');
      });
    await expect.poll(headingNow, { timeout: 20_000 }).toContain('Enter your PIN');
  });

  test('starts its issuer again when it dies, and the visit goes on', async ({ station, page, signIn }) => {
    await signIn();
    const [issuer] = childrenOf(station.process().pid ?? 0, 'issuer-process.js');
    expect(issuer).toBeDefined();
    process.kill(issuer ?? 0, 'SIGKILL');
    await page.getByRole('button', { name: /^Set up my phone/ }).click();
    await heading(page, 'Scan this code with your phone').waitFor({ timeout: 20_000 });
  });

  test('sees its card anew when the card process dies', async ({ station, page, insertCard }) => {
    await insertCard();
    const [cards] = childrenOf(station.process().pid ?? 0, 'card-process.js');
    process.kill(cards ?? 0, 'SIGKILL');
    await heading(page, 'Put your smart card in the reader').waitFor();
    await insertCard();
  });

  test('runs once: a second start ends and brings the first to the front', async ({ page, userData }) => {
    await heading(page, 'Put your smart card in the reader').waitFor();
    const { code } = await startProgram(...stationCommand(userData, '--practice'));
    expect(code).toBe(0);
  });

  test('says what is wrong with its command line', async ({ userData }) => {
    const { code, errors } = await startProgram(...stationCommand(userData, '--issuer=nonsense'));
    expect(code).toBe(2);
    expect(errors).toContain('--issuer must be an address');
  });

  test('tells its version', async ({ userData }) => {
    const { code, output } = await startProgram(...stationCommand(userData, '--version'));
    expect(code).toBe(0);
    expect(output).toMatch(/^pivot \d+\.\d+\.\d+/m);
  });
});

/** Runs in the page: asks servers of WebRTC for ways to the network, by UDP and TCP, and tells which were found. */
async function gatherCandidates(server: string): Promise<string[]> {
  const turn = ['udp', 'tcp'].map((transport) => `turn:${server}?transport=${transport}`);
  const peer = new RTCPeerConnection({
    iceServers: [{ urls: `stun:${server}` }, { urls: turn, username: 'what-was-learnt', credential: 'x' }],
  });
  const found: string[] = [];
  const over = new Promise<void>((resolve) => {
    peer.addEventListener('icecandidate', ({ candidate }) => (candidate ? found.push(candidate.candidate) : resolve()));
  });
  peer.createDataChannel('out');
  await peer.setLocalDescription();
  await over;
  peer.close();
  return found;
}

/** The process ids of a process's children whose command line names `file`. */
function childrenOf(parent: number, file: string): number[] {
  const read = (pid: string, name: string) => {
    try {
      return readFileSync(`/proc/${pid}/${name}`, 'utf8');
    } catch {
      return '';
    }
  };
  const parentOf = (pid: string) => Number(/^PPid:\t(\d+)$/m.exec(read(pid, 'status'))?.[1]);
  const isChild = (pid: string): boolean => {
    for (let above = parentOf(pid); above > 1; above = parentOf(String(above))) if (above === parent) return true;
    return false;
  };
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return all.filter((pid) => read(pid, 'cmdline').includes(file) && isChild(pid)).map(Number);
}
