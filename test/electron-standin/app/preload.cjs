// SPDX-License-Identifier: Apache-2.0

const { contextBridge, ipcRenderer } = require('electron');

let fsError = '';
try {
  require('node:fs');
} catch (error) {
  fsError = error.message;
}

contextBridge.exposeInMainWorld('api', {
  electron: process.versions.electron,
  nested: { deeper: { list: [1, 2, 3] } },
  fsError,
  greet: (name) => ipcRenderer.invoke('greet', name),
  unknownChannel: () => ipcRenderer.invoke('unknown'),
  uncloneableAnswer: () => ipcRenderer.invoke('uncloneable'),
  sendFunction: () => ipcRenderer.invoke('greet', () => 1),
  throwing: () => {
    throw Object.assign(new RangeError('boom'), { code: 7 });
  },
  echo: (value) => value,
  echoThroughMain: (value) => ipcRenderer.invoke('echo', value),
  callback: (f) => f(20) + 1,
  shout: (line) => ipcRenderer.send('shout', line),
  on: (channel, listener) => {
    const withoutEvent = (_event, value) => listener(value);
    ipcRenderer.on(channel, withoutEvent);
    return () => ipcRenderer.removeListener(channel, withoutEvent);
  },
});
globalThis.leakedFromPreload = true;
