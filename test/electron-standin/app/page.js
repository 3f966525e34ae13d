// SPDX-License-Identifier: Apache-2.0

// The page's own script: a form that asks the main process, and a record of the keys that reach the page.
const status = document.querySelector('[role=status]');
document.querySelector('form').addEventListener('submit', async (event) => {
  event.preventDefault();
  const { text } = await window.api.greet(document.querySelector('input').value);
  status.textContent = text;
});
window.api.on('locked', () => {
  status.textContent = 'Locked';
});

window.keys = [];
for (const type of ['keydown', 'keypress', 'beforeinput', 'keyup']) {
  window.addEventListener(type, (event) => window.keys.push(`${type} ${event.key ?? event.data}`), true);
}
