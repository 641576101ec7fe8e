/** Engine options as a model's `openvino-serve.json` holds them, and single values in them. */
import { ENGINE_DEFAULTS, type EngineSettings } from '../engine-options.js';

export type Settings = EngineSettings;

export type SettingValue = string | number | boolean;

/** Names one value: an option of the engine, or a property that OpenVINO knows by this name. */
export type Setting =
  | { kind: 'option'; name: 'device' | 'maxBatchedTokens' | 'promptLookup' }
  | { kind: 'property'; name: string };

/** What applies; undefined where OpenVINO decides. */
export function valueOf(settings: Settings, { kind, name }: Setting): SettingValue | undefined {
  return kind === 'option'
    ? (settings[name] ?? ENGINE_DEFAULTS[name])
    : settings.properties?.[name];
}

/** The settings with one value changed, and without it where it is the default. */
export function withValue(
  settings: Settings,
  { kind, name }: Setting,
  value: SettingValue | undefined,
): Settings {
  if (kind === 'option') {
    return put(settings, name, value === ENGINE_DEFAULTS[name] ? undefined : value);
  }
  const properties = put(settings.properties ?? {}, name, value);
  const none = Object.keys(properties).length === 0;
  return put(settings, 'properties', none ? undefined : properties);
}

/** A key that exists keeps its place: the file stays as its author ordered it. */
function put<T extends object>(object: T, key: string, value: unknown): T {
  const entries = Object.entries({ ...object, [key]: value });
  return Object.fromEntries(entries.filter(([, item]) => item !== undefined)) as T;
}
