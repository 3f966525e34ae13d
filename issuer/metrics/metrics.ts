// SPDX-License-Identifier: Apache-2.0
// Numbers for Prometheus, in its text format (version 0.0.4). Nothing in them tells one person from another.

/** Labels of one series; few values each, never a name or an id. */
type Labels = Readonly<Record<string, string>>;

/** What is counted. */
export interface Metrics {
  /** Counts one event. */
  count(name: CounterName, labels?: Labels): void;
  /** Says how much there is of something now. */
  set(name: GaugeName, value: number): void;
  /** Counts one answered request and how long it took. */
  answered(labels: Labels, seconds: number): void;
  /** All numbers, as Prometheus reads them. */
  text(): string;
}

const counters = {
  pivot_logins_total: 'Log-ins that were accepted.',
  pivot_refusals_total: 'Requests that were refused, by failure code.',
  pivot_activations_total: 'Activations by what became of them; opened counts all.',
  pivot_certificates_total: 'Certificates that were issued, by credential type.',
  pivot_connections_refused_total: 'Connections that were closed because a listener or an address had too many.',
  pivot_limits_reached_total: 'Accounts, stations and addresses that have to wait after wrong tries.',
  pivot_alarms_total: 'What an administrator should look into, by event of the audit log.',
  pivot_notifications_total: 'Mail to people about their credentials, by event and by what became of it.',
} as const;

const gauges = {
  pivot_notifications_waiting: 'Mail to people that waits to be sent.',
  pivot_ca_certificate_ends_seconds: 'When the certificate of the CA ends, in seconds since 1970.',
  pivot_tls_certificate_ends_seconds: 'When the certificate of the listeners ends, in seconds since 1970.',
} as const;

/** The name of something of which there is more or less. */
type GaugeName = keyof typeof gauges;

/** The name of a counter. */
type CounterName = keyof typeof counters;

const duration = 'pivot_request_duration_seconds';
const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Numbers that start at zero. */
export function createMetrics(): Metrics {
  const series = new Map<CounterName, Map<string, number>>();
  const levels = new Map<GaugeName, number>();
  const durations = new Map<string, { readonly buckets: number[]; sum: number; count: number }>();
  return {
    count(name, labels = {}) {
      const values = series.get(name) ?? new Map<string, number>();
      const key = labelText(labels);
      series.set(name, values.set(key, (values.get(key) ?? 0) + 1));
    },
    set(name, value) {
      levels.set(name, value);
    },
    answered(labels, seconds) {
      const key = labelText(labels);
      const known = durations.get(key) ?? { buckets: bounds.map(() => 0), sum: 0, count: 0 };
      bounds.forEach((bound, index) => {
        if (seconds <= bound) known.buckets[index] = (known.buckets[index] ?? 0) + 1;
      });
      known.sum += seconds;
      known.count += 1;
      durations.set(key, known);
    },
    text() {
      const lines = [...counterLines(series), ...gaugeLines(levels), ...durationLines(durations), ...processLines()];
      return `${lines.join('\n')}\n`;
    },
  };
}

function* counterLines(series: ReadonlyMap<string, ReadonlyMap<string, number>>): Generator<string> {
  for (const [name, help] of Object.entries(counters)) {
    yield* heading(name, help, 'counter');
    for (const [labels, value] of series.get(name) ?? []) yield line(name, labels, value);
  }
}

function* gaugeLines(levels: ReadonlyMap<GaugeName, number>): Generator<string> {
  for (const [name, value] of levels) {
    yield* heading(name, gauges[name], 'gauge');
    yield line(name, '', value);
  }
}

function* durationLines(
  durations: ReadonlyMap<string, { readonly buckets: readonly number[]; readonly sum: number; readonly count: number }>,
): Generator<string> {
  yield* heading(duration, 'How long requests took.', 'histogram');
  for (const [labels, { buckets, sum, count }] of durations) {
    for (const [index, bound] of bounds.entries()) {
      yield line(`${duration}_bucket`, `${labels},le="${bound}"`, buckets[index] ?? 0);
    }
    yield line(`${duration}_bucket`, `${labels},le="+Inf"`, count);
    yield line(`${duration}_sum`, labels, sum);
    yield line(`${duration}_count`, labels, count);
  }
}

function* processLines(): Generator<string> {
  yield* heading('process_resident_memory_bytes', 'Memory that the process holds.', 'gauge');
  yield line('process_resident_memory_bytes', '', process.memoryUsage.rss());
  yield* heading('process_start_time_seconds', 'When the process began, in seconds since 1970.', 'gauge');
  yield line('process_start_time_seconds', '', Math.round(performance.timeOrigin / 1000));
}

function* heading(name: string, help: string, type: string): Generator<string> {
  yield `# HELP ${name} ${help}`;
  yield `# TYPE ${name} ${type}`;
}

function line(name: string, labels: string, value: number): string {
  return labels === '' ? `${name} ${value}` : `${name}{${labels}} ${value}`;
}

function labelText(labels: Labels): string {
  return Object.entries(labels)
    .map(
      ([name, value]) =>
        `${name}="${value.replace(/[\\"\n]/g, (special) => (special === '\n' ? '\\n' : `\\${special}`))}"`,
    )
    .join(',');
}
