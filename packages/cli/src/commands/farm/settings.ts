/** The settings of a scan that all machines of a farm must have alike. */
import type { PipelineFacts } from '@hotpix/farm';
import type { Option } from '../../options/option.ts';
import type { Settings } from '../../options/settings.ts';
import { OPTIONS } from '../../options/table.ts';
import { badOption } from '../../errors.ts';

type Json = PipelineFacts['settings'];

/** Those by which photographs become numbers. */
const GATHERING = ['rank', 'timeout', 'maxPixels'] as const;
/** Those by which numbers become a Result. */
const RANKING = [...GATHERING, 'capture', 'expectedFalse', 'darkLimit', 'flatLimit', 'force', 'group'] as const;

export const gatheringSettings = (settings: Settings): Json => pick(settings, GATHERING);

/** Reports for programs are in it by their names: the Result lists who makes them. */
export function rankingSettings(settings: Settings): Json {
  const reports = Object.keys(settings.reports).sort();
  const listed = settings.rank === 'variance' ? (['top'] as const) : [];
  return { ...pick(settings, [...RANKING, ...listed]), reports };
}

function pick(settings: Settings, names: readonly (keyof Settings)[]): Json {
  const given = names.filter((name) => settings[name] !== undefined);
  return Object.fromEntries(given.map((name) => [name, settings[name]])) as Json;
}

/** The settings of a worker with those of a run in their place. @throws {UsageError} for what no option takes */
export function settingsOf(own: Settings, { reports, ...settings }: Json): Settings {
  const names = Array.isArray(reports) ? reports.map(String) : [];
  const taken = Object.entries(settings).map(([name, value]) => [name, checked(name, value)]);
  return {
    ...own,
    reports: Object.fromEntries(names.map((name) => [name, name])),
    ...Object.fromEntries(taken),
  } as Settings;
}

function checked(name: string, value: unknown): unknown {
  const isKnown = [...RANKING, 'top'].some((one) => one === name);
  const option = isKnown ? (OPTIONS[name as keyof Settings] as Option<unknown>) : undefined;
  const found = option?.type.check(value);
  if (!option || found === undefined) throw badOption('the run', name, option?.type.expected ?? 'absent', value);
  return found;
}
