const UNITS = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB'];

/** Such as `1.5 GiB`, from a number of bytes. */
export function formatSize(bytes: number): string {
  const power = Math.min(Math.floor(Math.log2(Math.max(bytes, 1)) / 10), UNITS.length - 1);
  const amount = bytes / 1024 ** power;
  return `${amount.toFixed(power > 0 && amount < 100 ? 1 : 0)} ${UNITS[power]}`;
}
