import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { setStage } from './journey/stage.ts';
import { openStation, enterPin } from './journey/station.ts';
const stage = await setStage();
const station = await openStation(stage, {});
const { page } = station;
const log = () => readFileSync(`${station.userData}/logs/station.log`, 'utf8').split('\n');
const until = Date.now() + Number(process.argv[2]) * 1000;
let n = 0, odd = 0;
const mode = process.argv[3] ?? 'mixed';
while (Date.now() < until) {
  n++;
  const from = log().length;
  try {
    await stage.service.insert(stage.practice.card);
    await page.getByRole('heading', { name: 'Enter your PIN' }).waitFor({ timeout: 30000 });
    if (n % 3) { await enterPin(page, '123456');
      if (n % 5) await page.getByRole('heading', { name: /What would you like/ }).waitFor({ timeout: 20000 });
      else await delay(Math.random() * 60);
    } else await delay(Math.random() * 300);
    await stage.service.remove();
    const l = log().slice(from - 1);
    await page.getByRole('heading', { name: /Put your smart card|taken out too early/ }).waitFor({ timeout: 20000 });
    if (n % 7 === 0) await delay(Math.random() * 1000);
    if (await page.getByRole('heading', { name: /too early/ }).isVisible()) {}
  } catch (e) {
    odd++;
    console.log('ODD', n, String(e).split('\n')[0], '\n', await page.locator('h1').innerText().catch(() => ''), '\n' + log().slice(from - 3).map((x) => x.slice(0, 260)).join('\n'));
    await stage.service.remove(); await delay(2000);
  }
  const seq = log().slice(from - 1).filter((x) => x.includes('"event"')).map((x) => JSON.parse(x)).map((x) => `${x.time.slice(14)} ${x.event}:${x.from}>${x.to}`);
  const pins = seq.filter((x) => x.endsWith('>enteringPin')).length;
  if (pins > 1) { odd++; console.log('TWICE', n, '\n' + log().slice(from - 1).map((x) => x.slice(0, 220)).join('\n')); }
}
console.log('cycles', n, 'odd', odd);
await station.close(); await stage.close(); process.exit(0);
