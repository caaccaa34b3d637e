/** A refusal. `reason` is stable kebab-case for code; it never carries content of a case. */
export class SealingError extends Error {
  readonly reason: string;

  constructor(reason: string) {
    super(`sealing: ${reason}`);
    this.name = "SealingError";
    this.reason = reason;
  }
}
