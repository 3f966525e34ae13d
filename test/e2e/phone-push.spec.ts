// SPDX-License-Identifier: Apache-2.0
// Being told by web push, as far as a browser without a push service goes: it is offered after the phone is enrolled and
// not before, a refusal and a push service that is away are said so, and what the issuer sends is shown and leads on.
// What the issuer sends, and to whom, has tests of its own (test/push/push.test.ts).

import { expect, test } from '@playwright/test';
import { startTestIssuer } from '../issuer/running-issuer.ts';
import { openPhone } from '../journey/phone.ts';
import { builtPhone, expectAccessible, heading } from '../phone/fixtures.ts';
import { enrolAtStation } from './enrolled-phone.ts';

test('a phone offers to tell once it is enrolled, takes a no, and shows what the issuer sends', async () => {
  const issuer = await startTestIssuer({ phonePages: builtPhone });
  const phone = await openPhone(issuer.phoneOrigin);
  const { page, context } = phone;
  try {
    await page.goto(issuer.phoneOrigin);
    await expect(heading(page, 'Set up this phone')).toBeVisible();
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await enrolAtStation(page, issuer, 'told');
    await expect(heading(page, 'Your phone is enrolled')).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Be told on this phone' })).toBeVisible();
    await expectAccessible(page);

    // A no to the browser's question is said to be one, with the way to change it.
    const devTools = await context.newCDPSession(page);
    const permission = { name: 'notifications' };
    await devTools.send('Browser.setPermission', { permission, setting: 'denied', origin: issuer.phoneOrigin });
    await page.getByRole('button', { name: 'Allow notifications' }).click();
    await expect(page.getByRole('alert')).toContainText('Notifications are not allowed for this page');
    await expect(page.getByRole('button', { name: 'Allow notifications' })).toHaveCount(0);
    await page.reload();
    await expect(page.getByRole('alert')).toContainText('open the browser’s settings for this site');
    await expectAccessible(page);

    // No push service can be reached from here: that is said, and nothing else depends on it.
    await context.clearPermissions();
    await context.grantPermissions(['notifications']);
    await page.reload();
    await page.getByRole('button', { name: 'Allow notifications' }).click();
    await expect(page.getByRole('alert')).toContainText('did not answer');
    await expectAccessible(page);

    // What a push service would deliver.
    const registered = new Promise<string>((resolve) =>
      devTools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        const [first] = registrations;
        if (first) resolve(first.registrationId);
      }),
    );
    await devTools.send('ServiceWorker.enable');
    const message = { title: 'A phone was set up', body: 'Was it you?', language: 'en', path: '/#credentials' };
    for (const data of [JSON.stringify(message), 'nothing that can be read']) {
      const registrationId = await registered;
      await devTools.send('ServiceWorker.deliverPushMessage', { origin: issuer.phoneOrigin, registrationId, data });
    }
    const shown = () =>
      page.evaluate(async () => {
        const registration = await navigator.serviceWorker.ready;
        const all = await registration.getNotifications();
        return all.map(({ title, body, data }) => ({ title, body, path: data }));
      });
    const { title, body, path } = message;
    await expect.poll(shown).toEqual([
      { title, body, path },
      { title: 'Pivot', body: '', path: '/' },
    ]);

    // The tap on it, as far as a browser without a screen goes: the worker's own handler, with the notification shown.
    const [worker] = context.serviceWorkers();
    await worker?.evaluate(`registration.getNotifications().then(([notification]) => {
      dispatchEvent(new NotificationEvent('notificationclick', { notification }));
    })`);
    await expect(page).toHaveURL(`${issuer.phoneOrigin}/#credentials`);
    await expect(heading(page, 'Credentials on this phone')).toBeVisible();
    await expect.poll(async () => (await shown()).length).toBe(1);
    await page.goBack();
    await page.getByRole('button', { name: 'Begin' }).click();
    await expect(heading(page, 'Set up mobile smart card access')).toBeVisible();
    await page.goBack();
    await expect(heading(page, 'Your phone is enrolled')).toBeVisible();
  } finally {
    await phone.close();
    await issuer.close();
  }
});
