/** Writes the settings of a model into its folder. */
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SETTINGS_FILE } from '../model-folder.js';
import type { Settings } from './settings.js';

export function settingsText(settings: Settings): string {
  return `${JSON.stringify(settings, null, 2)}\n`;
}

/**
 * Whoever reads the file meanwhile sees the old one or the new one, and never a part.
 * @returns the file
 * @throws {NodeJS.ErrnoException} if the folder cannot be written
 */
export async function writeSettings(folder: string, settings: Settings): Promise<string> {
  const file = join(folder, SETTINGS_FILE);
  const draft = `${file}.${process.pid}.tmp`;
  try {
    await writeFile(draft, settingsText(settings));
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  return file;
}
