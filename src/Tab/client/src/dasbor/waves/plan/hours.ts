/** "08.00" of a local time. */
export function hours(local: string): string {
  return local.slice(11, 16).replace(":", ".");
}
