// SPDX-License-Identifier: Apache-2.0

import { useEffect, useState } from 'react';
import { Notice } from '../components/notice.tsx';
import { Page, type PageProps } from '../components/page.tsx';
import { FileScreen, InstallScreen, PasswordScreen } from '../components/phone-screens.tsx';
import { Steps } from '../components/steps.tsx';
import { useText } from '../text/language.tsx';
import { readAndroidVersion } from '../ways.ts';

/** The credential as a file: first it is made, then password and file are taken, once. */
export function FilePage({ page, dispatch }: PageProps<'file'>) {
  return page.made ? (
    <TakePage page={page} made={page.made} dispatch={dispatch} />
  ) : (
    <MakePage page={page} dispatch={dispatch} />
  );
}

/** Older systems take an older form of file. Where the browser does not say which system this is, the person does. */
function MakePage({ page, dispatch }: PageProps<'file'>) {
  const { file, failures } = useText();
  const version = useAndroidVersion();
  const older = typeof version === 'number' && version < 14;
  const make = (form: 'current' | 'older') => dispatch({ kind: 'fileChosen', form });
  return (
    <Page
      title={file.title}
      lead={file.lead}
      actions={
        <>
          <button
            type="button"
            className="primary"
            disabled={page.making}
            onClick={() => make(older ? 'older' : 'current')}
          >
            {page.making ? file.making : file.make}
          </button>
          {version === 'unknown' && (
            <button type="button" className="quiet" disabled={page.making} onClick={() => make('older')}>
              {file.older}
            </button>
          )}
        </>
      }
    >
      {page.problem && (
        <Notice tone="attention">
          <strong>{failures[page.problem].title}.</strong> {failures[page.problem].toDo}
        </Notice>
      )}
    </Page>
  );
}

type Made = NonNullable<PageProps<'file'>['page']['made']>;

function TakePage({ made, dispatch }: PageProps<'file'> & { readonly made: Made }) {
  const { file } = useText();
  const [address, setAddress] = useState('');
  useEffect(() => {
    const url = URL.createObjectURL(new Blob([made.file], { type: 'application/x-pkcs12' }));
    setAddress(url);
    return () => URL.revokeObjectURL(url);
  }, [made.file]);
  return (
    <Page
      title={file.takeTitle}
      lead={file.takeLead}
      actions={
        <button type="button" className="secondary" onClick={() => dispatch({ kind: 'fileInstalled' })}>
          {file.finished}
        </button>
      }
    >
      <Password password={made.password} />
      <a className="primary button" href={address} download="pivot.p12" onClick={() => dispatch({ kind: 'fileTaken' })}>
        {file.download}
      </a>
      <Steps
        steps={[
          { text: file.open, drawing: <FileScreen /> },
          { text: file.type, drawing: <PasswordScreen /> },
          { text: file.delete, drawing: <InstallScreen /> },
        ]}
      />
    </Page>
  );
}

/** In groups for the eye; selected or copied, it is one word. */
function Password({ password }: { readonly password: string }) {
  const { file } = useText();
  const [copied, setCopied] = useState(false);
  const copy = () => {
    // A browser that does not let pages write to the clipboard leaves the person to select or type it.
    navigator.clipboard.writeText(password).then(
      () => setCopied(true),
      () => undefined,
    );
  };
  return (
    <div className="file-password">
      <p className="hint">{file.password}</p>
      <p className="file-password-text" translate="no">
        {(password.match(/.{1,4}/g) ?? []).map((group, position) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a group may occur twice, and none ever moves
          <span key={position}>{group}</span>
        ))}
      </p>
      <button type="button" className="quiet" onClick={copy}>
        {copied ? file.copied : file.copy}
      </button>
    </div>
  );
}

function useAndroidVersion(): Awaited<ReturnType<typeof readAndroidVersion>> | undefined {
  const [version, setVersion] = useState<Awaited<ReturnType<typeof readAndroidVersion>>>();
  useEffect(() => {
    readAndroidVersion().then(setVersion, () => setVersion('unknown'));
  }, []);
  return version;
}
