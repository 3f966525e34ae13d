// SPDX-License-Identifier: Apache-2.0

// A small app as Electron's security guide wants it, so that the specs meet the stand-in as a product does.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app, BrowserWindow, ipcMain, Menu, net, protocol, session, shell, utilityProcess } from 'electron';

const ORIGIN = 'app://bundle';
const here = import.meta.dirname;
const POLICY = "default-src 'none'; script-src 'self'; style-src app:; connect-src 'self'; frame-ancestors 'none'";

// What the specs look at.
const seen = { guards: [], secondInstances: [], workerPid: undefined };
globalThis.seen = seen;

app.enableSandbox();
protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);

if (app.requestSingleInstanceLock({ pid: process.pid })) start();
else app.quit();

function start() {
  app.on('second-instance', (_event, argv, workingDirectory, data) => {
    seen.secondInstances.push({ argv, workingDirectory, data });
  });
  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', () => console.log('quits'));
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
  app.whenReady().then(() => {
    Menu.setApplicationMenu(null);
    session.defaultSession.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
    protocol.handle('app', answer);
    listen();
    openWindow();
    if (app.commandLine.hasSwitch('with-worker')) startWorker();
  });
}

async function answer(request) {
  const { host, pathname } = new URL(request.url);
  const file = path.join(here, decodeURIComponent(pathname));
  if (host !== 'bundle' || !file.startsWith(here + path.sep)) return new Response('not found', { status: 404 });
  const response = await net.fetch(pathToFileURL(file).toString());
  const headers = new Headers(response.headers);
  headers.set('Content-Security-Policy', POLICY);
  return new Response(response.body, { headers });
}

function listen() {
  ipcMain.handle('greet', (event, name) => {
    if (event.senderFrame.origin !== ORIGIN || event.senderFrame.parent) throw new Error('untrusted sender');
    if (typeof name !== 'string') throw new TypeError('name must be a string');
    return { text: `Hello, ${name}` };
  });
  ipcMain.handle('echo', (_event, value) => value);
  ipcMain.handle('uncloneable', () => ({ f: () => 1 }));
  ipcMain.on('shout', (event, line) => event.reply('shouted', line.toUpperCase()));
}

function openWindow() {
  const window = new BrowserWindow({
    width: 1000,
    height: 700,
    show: false,
    kiosk: app.commandLine.hasSwitch('in-kiosk'),
    webPreferences: { preload: path.join(here, 'preload.cjs'), sandbox: true, contextIsolation: true },
  });
  window.once('ready-to-show', () => {
    window.show();
    console.log('shows');
  });
  window.webContents.setWindowOpenHandler(({ url }) => {
    seen.guards.push(`open ${url}`);
    if (url.startsWith('https://help.example/')) shell.openExternal(url);
    return { action: 'deny' };
  });
  window.webContents.on('will-navigate', (event) => {
    if (event.url.startsWith(`${ORIGIN}/`)) return;
    event.preventDefault();
    seen.guards.push(`navigate ${event.url}`);
  });
  window.loadURL(`${ORIGIN}/index.html`);
}

function startWorker() {
  const worker = utilityProcess.fork(path.join(here, 'worker.js'));
  worker.on('spawn', () => {
    console.log(`worker ${worker.pid}`);
    worker.postMessage('hang');
  });
}
