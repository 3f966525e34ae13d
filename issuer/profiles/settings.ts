// SPDX-License-Identifier: Apache-2.0
// What an organisation puts into the configuration profiles of its iPhones and iPads, beside the credential itself.

import * as z from 'zod';

const serverName = z.string().regex(/^[A-Za-z0-9*._-]{1,253}$/, 'must be the name of a server');
const title = z.string().trim().min(1).max(64);
const port = z.number().int().min(1).max(65_535);

/** A Wi-Fi network with EAP-TLS. */
const wifi = z.strictObject({
  ssid: z.string().refine((text) => Buffer.byteLength(text) >= 1 && Buffer.byteLength(text) <= 32, {
    message: 'must have 1 to 32 bytes',
  }),
  encryption: z.enum(['WPA2', 'WPA3', 'Any']).default('WPA2'),
  hidden: z.boolean().default(false),
  autoJoin: z.boolean().default(true),
  /** The names in the certificates of the RADIUS servers; a star stands for any part. */
  serverNames: z.array(serverName).default([]),
});
export type WifiSettings = z.infer<typeof wifi>;

/** An IKEv2 VPN that knows its people by certificate. */
const vpn = z.strictObject({
  name: title,
  server: serverName,
  /** What the server calls itself; its own name when left out. */
  remoteIdentifier: serverName.optional(),
  /** The common name of the authority of the server’s certificate. */
  serverIssuer: title.optional(),
});
export type VpnSettings = z.infer<typeof vpn>;

const mailServer = (usual: number) => z.strictObject({ host: serverName, port: port.default(usual) });

/**
 * The mail account. S/MIME comes with credentials for mail: an authentication certificate must not sign it (SP
 * 800-157r1).
 */
const mail = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('exchange'), name: title, host: serverName }),
  z.strictObject({
    kind: z.literal('imap'),
    name: title,
    incoming: mailServer(993),
    outgoing: mailServer(465),
  }),
]);
export type MailSettings = z.infer<typeof mail>;

/** All of it. Nothing is needed for the credential alone. */
export const profileSettings = z.strictObject({
  /** What profiles of this organisation are known by on a phone, in the form of a host name read backwards. */
  identifier: z
    .string()
    .max(128)
    .regex(/^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/, 'must be a name such as org.example.credential')
    .default('pivot.credential'),
  /** Signs the profiles, so that phones show who made them; SCEP’s registration authority when left out. */
  signer: z.strictObject({ certificateFile: z.string().min(1), keyFile: z.string().min(1) }).optional(),
  /** Roots of the servers of Wi-Fi, VPN and mail. */
  trustFiles: z.array(z.string().min(1)).default([]),
  wifi: z.array(wifi).default([]),
  vpn: z.array(vpn).default([]),
  mail: mail.optional(),
});
export type ProfileSettings = z.infer<typeof profileSettings>;
