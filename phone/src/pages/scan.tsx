// SPDX-License-Identifier: Apache-2.0

import { useEffect, useRef, useState } from 'react';
import { readPairingLink } from '../../../contract/qr.ts';
import { BackButton } from '../components/back-button.tsx';
import { Page, type PageProps } from '../components/page.tsx';
import { Problem } from '../components/problem.tsx';
import { type Camera, openCamera, type ScanHint, type Watcher, watch } from '../scanner.ts';
import { useText } from '../text/language.tsx';
import type { Event } from '../workflow.ts';

/** The camera's picture with a frame. The camera is on exactly as long as this page is shown and visible. */
export function ScanPage({ page, dispatch }: PageProps<'scanning'>) {
  const { scan, scanHints, camera: cameraText } = useText();
  const video = useRef<HTMLVideoElement>(null);
  const { camera, hint } = useScanner(video, dispatch);
  return (
    <Page
      title={scan.title}
      lead={scan.lead}
      actions={
        <>
          {camera?.setTorch && <TorchButton setTorch={camera.setTorch} />}
          <button type="button" className="quiet" onClick={() => dispatch({ kind: 'typeChosen' })}>
            {cameraText.typeInstead}
          </button>
          <BackButton dispatch={dispatch} />
        </>
      }
    >
      <div className="viewfinder">
        <video ref={video} muted playsInline autoPlay aria-label={scan.view} />
        <svg className="viewfinder-frame" viewBox="0 0 100 100" aria-hidden="true">
          <path d="M2 24V8a6 6 0 0 1 6-6h16M76 2h16a6 6 0 0 1 6 6v16M98 76v16a6 6 0 0 1-6 6H76M24 98H8a6 6 0 0 1-6-6V76" />
        </svg>
        {!camera && <p className="viewfinder-wait">{scan.starting}</p>}
      </div>
      {hint && !page.foreign && (
        <p className="scan-hint" role="status">
          {scanHints[hint]}
        </p>
      )}
      {page.foreign && <Problem code="codeForeign" tone="attention" />}
    </Page>
  );
}

function TorchButton({ setTorch }: { readonly setTorch: NonNullable<Camera['setTorch']> }) {
  const { scan } = useText();
  const [on, setOn] = useState(false);
  const toggle = (): void => {
    // A phone that is too warm refuses its light: the button then stays as it is.
    setTorch(!on).then(
      () => setOn(!on),
      () => undefined,
    );
  };
  return (
    <button type="button" className="secondary" aria-pressed={on} onClick={toggle}>
      {on ? scan.torchOff : scan.torchOn}
    </button>
  );
}

function useScanner(
  video: React.RefObject<HTMLVideoElement | null>,
  dispatch: (event: Event) => void,
): { readonly camera: Camera | undefined; readonly hint: ScanHint | undefined } {
  const visible = useVisible();
  const [camera, setCamera] = useState<Camera>();
  const [hint, setHint] = useState<ScanHint>();
  useEffect(() => {
    if (!visible || !video.current) return;
    const controller = new AbortController();
    const watcher: Watcher = { read: (text) => dispatch(eventOfCode(text)), hint: setHint };
    scan(video.current, { onCamera: setCamera, watcher, dispatch }, controller.signal).catch(() =>
      dispatch({ kind: 'crashed' }),
    );
    return () => {
      controller.abort();
      setCamera(undefined);
      setHint(undefined);
    };
  }, [visible, video, dispatch]);
  return { camera, hint };
}

/** Opens the camera, reads codes until `signal` ends it, and closes the camera. */
async function scan(
  video: HTMLVideoElement,
  tell: {
    readonly onCamera: (camera: Camera) => void;
    readonly watcher: Watcher;
    readonly dispatch: (event: Event) => void;
  },
  signal: AbortSignal,
): Promise<void> {
  const { onCamera, watcher, dispatch } = tell;
  const loading = loadDecoder();
  const opened = await openCamera();
  if (!opened.ok) {
    if (!signal.aborted) dispatch({ kind: 'cameraFailed', code: opened.failure });
    return;
  }
  signal.addEventListener('abort', opened.value.close);
  if (signal.aborted) return opened.value.close();
  video.srcObject = opened.value.stream;
  onCamera(opened.value);
  const decode = await loading;
  if (!decode) return dispatch({ kind: 'cameraFailed', code: navigator.onLine ? 'issuerUnreachable' : 'phoneOffline' });
  await watch(video, decode, watcher, signal);
}

/** The decoder comes over the network; undefined when it did not. */
function loadDecoder() {
  return import('../qr-decoder.ts').then(({ createDecoder }) => createDecoder()).catch(() => undefined);
}

function eventOfCode(text: string): Event {
  const link = readPairingLink(text, location.origin);
  if (!('id' in link)) return { kind: 'foreignCodeRead' };
  navigator.vibrate?.(60);
  return { kind: 'linkRead', id: link.id };
}

function useVisible(): boolean {
  const [visible, setVisible] = useState(document.visibilityState === 'visible');
  useEffect(() => {
    const update = (): void => setVisible(document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', update);
    return () => document.removeEventListener('visibilitychange', update);
  }, []);
  return visible;
}
