// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
import { drawingOf } from '../../renderer/illustrations/drawing-of.ts';
import { failure, stationFailureCodes, views } from './views.ts';

describe('the drawing beside the question', () => {
  it('shows the card where it is', () => {
    expect(drawingOf(views.welcome, false)).toMatchObject({ kind: 'reader', card: 'out' });
    expect(drawingOf(views.enterPin, false)).toMatchObject({ kind: 'reader', card: 'in' });
    expect(drawingOf(views.signingIn, false)).toMatchObject({ kind: 'reader', card: 'busy' });
  });

  it('shows how to scan, until a code is typed instead or the phone has it', () => {
    expect(drawingOf(views.pairing, false).kind).toBe('steps');
    expect(drawingOf(views.pairing, true)).toMatchObject({ kind: 'phone', shows: 'number' });
    expect(drawingOf(views.pairingScanned, false)).toMatchObject({ kind: 'phone', shows: 'number' });
  });

  it('shows the phone where it is the phone that matters', () => {
    expect(drawingOf(views.userCode, false)).toMatchObject({ kind: 'phone', shows: 'code', card: 'in' });
    expect(drawingOf(views.phoneNumber, false)).toMatchObject({ kind: 'phone', shows: 'number' });
    expect(drawingOf(failure('signInRejected'), false)).toMatchObject({ kind: 'phone', shows: 'problem' });
  });

  it('lets the card leave the reader at the end, unless it is out already', () => {
    expect(drawingOf(views.done, false)).toMatchObject({ card: 'take' });
    expect(drawingOf({ ...views.done, card: 'out' }, false)).toMatchObject({ card: 'out' });
  });

  it('shows where to put the card back after it was taken out too early', () => {
    expect(drawingOf(failure('cardRemoved'), false)).toMatchObject({ kind: 'reader', card: 'out' });
  });

  it('has a scene for every failure', () => {
    for (const code of stationFailureCodes) expect(drawingOf(failure(code), false).words, code).toBeTruthy();
  });
});
