// SPDX-License-Identifier: Apache-2.0

import { useEffect, useState } from 'react';
import { BackButton } from '../components/back-button.tsx';
import { useFileAddress } from '../components/file-address.ts';
import { Notice, ToneSymbol } from '../components/notice.tsx';
import { Page, type PageProps } from '../components/page.tsx';
import { FileScreen, InstallScreen, PasswordScreen } from '../components/phone-screens.tsx';
import { Problem } from '../components/problem.tsx';
import { Steps } from '../components/steps.tsx';
import { useLanguage, useText } from '../text/language.tsx';
import { appleDevice, phonePlatform, readAndroidVersion, thisDevice } from '../ways.ts';
import type { CertificateFile, Credential } from '../workflow.ts';

/** Keys as files: first they are made, then password and files are taken, once. */
export function FilesPage({ page, dispatch }: PageProps<'files'>) {
  return page.made ? (
    <TakePage page={page} made={page.made} dispatch={dispatch} />
  ) : (
    <MakePage page={page} dispatch={dispatch} />
  );
}

/** What the page says: of the credential's own file, or of those for mail, where there are such. */
function useWords({ mail }: Credential) {
  const { file, mailFiles } = useText();
  return mail ? { ...file, ...mailFiles } : file;
}

/** Older systems take an older form of file. Where the browser does not say which system this is, the person does. */
function MakePage({ page, dispatch }: PageProps<'files'>) {
  const { file, mailFiles } = useText();
  const words = useWords(page.credential);
  const version = useAndroidVersion();
  const older = appleDevice(thisDevice()) !== undefined || (typeof version === 'number' && version < 14);
  const make = (form: 'current' | 'older') => dispatch({ kind: 'filesChosen', form });
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={
        <>
          <button
            type="button"
            className="primary"
            disabled={page.making}
            onClick={() => make(older ? 'older' : 'current')}
          >
            {page.making ? words.making : words.make}
          </button>
          {version === 'unknown' && (
            <button type="button" className="quiet" disabled={page.making} onClick={() => make('older')}>
              {file.older}
            </button>
          )}
          {page.credential.mail ? (
            <button
              type="button"
              className="quiet"
              disabled={page.making}
              onClick={() => dispatch({ kind: 'laterChosen' })}
            >
              {mailFiles.later}
            </button>
          ) : (
            <BackButton dispatch={dispatch} />
          )}
        </>
      }
    >
      {page.problem && <Problem code={page.problem} tone="attention" />}
    </Page>
  );
}

type Made = NonNullable<PageProps<'files'>['page']['made']>;

function TakePage({ page, made, dispatch }: PageProps<'files'> & { readonly made: Made }) {
  const { failures, file, mailFiles } = useText();
  const words = useWords(page.credential);
  const [open, type, last] = page.credential.mail
    ? mailFiles.steps[phonePlatform(thisDevice())]
    : [file.open, file.type, file.delete];
  return (
    <Page
      title={words.takeTitle}
      lead={words.takeLead}
      actions={
        <button type="button" className="secondary" onClick={() => dispatch({ kind: 'filesInstalled' })}>
          {words.finished}
        </button>
      }
    >
      {made.mailProblem && (
        <Notice tone="attention">
          {mailFiles.missing} <strong>{failures[made.mailProblem].title}.</strong>
        </Notice>
      )}
      <Password password={made.password} label={words.password} />
      <div className="ways">
        {made.files.map((each, index) => (
          <Download
            // biome-ignore lint/suspicious/noArrayIndexKey: the files never move
            key={index}
            made={each}
            index={index}
            alone={!page.credential.mail}
            onTake={() => dispatch({ kind: 'fileTaken', index })}
          />
        ))}
      </div>
      <Steps
        steps={[
          { text: open, drawing: <FileScreen /> },
          { text: type, drawing: <PasswordScreen /> },
          { text: last, drawing: <InstallScreen /> },
        ]}
      />
      {page.credential.mail && <p className="aside">{mailFiles.delete}</p>}
    </Page>
  );
}

const fileNames: Readonly<Record<CertificateFile['use'], string>> = {
  system: 'pivot',
  signing: 'pivot-mail-signing',
  encryption: 'pivot-mail-encryption',
  earlier: 'pivot-mail-earlier',
};

function Download(props: {
  readonly made: CertificateFile;
  readonly index: number;
  readonly alone: boolean;
  readonly onTake: () => void;
}) {
  const { language, text } = useLanguage();
  const { use, since, taken, file } = props.made;
  const address = useFileAddress(file, 'application/x-pkcs12');
  const fileName = use === 'earlier' ? `${fileNames[use]}-${props.index}` : fileNames[use];
  const link = { href: address, download: `${fileName}.p12`, onClick: props.onTake };
  if (props.alone) {
    return (
      <a className="primary button" {...link}>
        {text.file.download}
      </a>
    );
  }
  const { name, explanation } = text.mailFiles.uses[use];
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(since);
  return (
    <a className="way" {...link}>
      <span className="way-name">{name}</span>
      <span className="way-explanation">{explanation(date)}</span>
      {taken && (
        <span className="standing-line">
          <ToneSymbol tone="done" />
          {text.mailFiles.taken}
        </span>
      )}
    </a>
  );
}

/** In groups for the eye; selected or copied, it is one word. */
function Password({ password, label }: { readonly password: string; readonly label: string }) {
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
      <p className="hint">{label}</p>
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
