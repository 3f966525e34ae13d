// SPDX-License-Identifier: Apache-2.0
// The tables as they lie in the database. Times are milliseconds since 1970; only the type of a blob differs between
// SQLite and PostgreSQL.

/** All tables. */
export interface Tables {
  settings: { name: string; value: string };
  trusted_certificates: {
    fingerprint: string;
    kind: string;
    subject: string;
    certificate: Uint8Array;
    added_at: number;
  };
  stations: { name: string; fingerprint: string; added_at: number; contact_at: number | null };
  accounts: {
    id: string;
    anchor: string;
    kind: string;
    identifier: string;
    name: string;
    email: string | null;
    created_at: number;
    status: string;
    source: string;
    /** With a space between two. */
    groups: string;
    unsettled: number;
    ended_at: number | null;
  };
  erased_people: { hash: string };
  cards: {
    fingerprint: string;
    account_id: string;
    certificate: Uint8Array;
    seen_at: number;
    due_at: number | null;
    outcome: string | null;
  };
  failures: { scope: string; subject: string; count: number; last_at: number };
  challenges: { purpose: string; key: string; nonce: string; expires_at: number };
  visits: { token_hash: string; account_id: string; started_at: number; active_at: number };
  activations: ActivationRow;
  issued_certificates: {
    serial_number: string;
    activation_id: string;
    purpose: string;
    account_id: string;
    credential_type: string;
    subject: string;
    not_before: number;
    not_after: number;
    certificate: Uint8Array;
    issued_at: number;
  };
  phone_keys: { key_hash: string; account_id: string };
  archived_keys: { serial_number: string; account_id: string; sealed: Uint8Array; archived_at: number };
  scep_challenges: { activation_id: string; hash: string; released_at: number; expires_at: number };
  scep_transactions: { id: string; public_key: Uint8Array; activation_id: string; at: number };
  oidc_records: { kind: string; id: string; grant_id: string | null; payload: string; expires_at: number };
  sign_ins: {
    id: string;
    user_code_mac: Uint8Array;
    account: string;
    phone: string;
    address: string;
    asked_at: number;
    expires_at: number;
    state: string;
    account_id: string | null;
    polled_at: number | null;
    interval_seconds: number;
  };
  phones: {
    id: string;
    account_id: string;
    thumbprint: string;
    name: string;
    kind: string;
    enrolled_at: number;
    contact_at: number;
    state: string;
    ended_at: number | null;
  };
  phone_activations: { activation_id: string; thumbprint: string };
  push_subscriptions: {
    phone_id: string;
    endpoint: string;
    public_key: Uint8Array;
    secret: Uint8Array;
    language: string;
    since: number;
  };
  revocations: {
    serial_number: string;
    state: string;
    reason: string;
    cause: string;
    revoked_at: number;
    not_after: number;
    change: number;
  };
  credential_uses: { activation_id: string; at: number; place: string; address: string | null };
  revocation_lists: {
    number: number;
    kind: string;
    base_number: number | null;
    this_update: number;
    next_update: number;
    last_change: number;
    bytes: Uint8Array | null;
  };
  notifications: {
    id: string;
    kind: string;
    account_id: string;
    about: string;
    at: number;
    target: string;
    state: string;
    attempts: number;
    due_at: number;
    problem: string | null;
  };
  person_languages: { account_id: string; language: string };
  told_endings: { activation_id: string };
  disavowals: {
    hash: string;
    account_id: string;
    about: string;
    kind: string;
    language: string;
    expires_at: number;
    used_at: number | null;
  };
  sealed_keys: { name: string; sealed: Uint8Array };
  audit: {
    chain: string;
    sequence: number;
    at: number;
    event: string;
    details: string;
    previous_hash: string;
    hash: string;
  };
}

/** A row of `activations`. */
export interface ActivationRow {
  id: string;
  account_id: string;
  held_by: string | null;
  idempotency_key: string;
  state: string;
  void_reason: string | null;
  name: string;
  credential_type: string;
  opened_at: number;
  expires_at: number;
  password_mac: Uint8Array;
  password_tries_left: number;
  typed_code_mac: Uint8Array;
  typed_code_tries_left: number;
  public_key: Uint8Array | null;
  pairing_nonce: Uint8Array | null;
  phone: string | null;
  delivery: string | null;
  replaces: string | null;
}
