// SPDX-License-Identifier: Apache-2.0
// HTML that needs nothing from anywhere: for mail, and for the page behind its link.

import type { Language } from '../credential-types.ts';
import type { Fact } from './facts.ts';

/** A text as it stands in HTML. Names come from certificates and people: nothing in them is markup. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A paragraph. */
export function paragraph(text: string): string {
  return `<p>${escapeHtml(text)}</p>`;
}

/** Lines of labels and values. */
export function factTable(facts: readonly Fact[]): string {
  const rows = facts.map(
    ([label, value]) => `<tr><th scope="row">${escapeHtml(label)}</th><td>${escapeHtml(value)}</td></tr>`,
  );
  return `<table>${rows.join('')}</table>`;
}

/** A whole document around `body`, which is HTML. */
export function htmlDocument(language: Language, title: string, body: string): string {
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark"><meta name="robots" content="noindex">',
    `<style>${documentStyle}</style></head><body><main>${body}</main></body></html>`,
  ].join('');
}

/** The look of the phone's pages (phone/src/theme.css), as far as mail programs know it. All text at least 7:1. */
export const documentStyle = [
  'body{margin:0;background:#fbfaf7;color:#14212b;font:18px/1.5 system-ui,-apple-system,"Segoe UI",sans-serif}',
  'main{max-width:34em;margin:0 auto;padding:24px 20px}',
  'h1{font-size:28px;line-height:1.2;margin:0 0 16px}h2{font-size:21px;line-height:1.3;margin:28px 0 8px}',
  'p,ul{margin:0 0 12px}ul{padding-left:1.2em}li{margin:0 0 6px}',
  'table{border-collapse:collapse;margin:16px 0;width:100%}',
  'th,td{text-align:left;vertical-align:top;padding:8px 12px 8px 0;border-top:1px solid #c9cfd1}',
  'th{font-weight:600;color:#3f4d57;white-space:nowrap}td{overflow-wrap:anywhere}',
  'a{color:#085555;overflow-wrap:anywhere}small{font-size:16px;color:#3f4d57}',
  '.act{display:inline-block;padding:14px 22px;border:2px solid #085555;border-radius:12px;font-weight:600;text-decoration:none}',
  '.band{background:#ffd98a;color:#3b2600;padding:8px 12px;font-weight:600;text-align:center}',
  '.mark{font-weight:600;color:#085555;border-bottom:2px solid #085555;padding-bottom:8px;margin-bottom:24px}',
  'button{font:inherit;font-weight:600;width:100%;min-height:56px;padding:12px 20px;margin:8px 0 16px;border:0;',
  'border-radius:12px;background:#8f2016;color:#fff;cursor:pointer}',
  'button:focus-visible,a:focus-visible,h1:focus-visible{outline:3px solid #085555;outline-offset:3px}',
  '@media (prefers-color-scheme:dark){body{background:#10181e;color:#eef1f1}th,small{color:#bcc7cb}a,.mark{color:#7edad2}',
  '.act,.mark{border-color:#7edad2}',
  'th,td{border-color:#35444e}.band{background:#4a3300;color:#ffe3a6}button{background:#ffb4aa;color:#3a0f0a}}',
].join('');
