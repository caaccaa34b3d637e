/** Minutes without input after which the page drops the keys (sealing.md A10). */
export const lockAfterMinutes = 15;

/** When the page last felt a hand, and how long the keys stay. Time comes in, so that a test can wait a quarter of an hour at once. */
export class LockTimer {
  private readonly now: () => number;
  private lastInput: number;

  constructor(now: () => number) {
    this.now = now;
    this.lastInput = now();
  }

  /** A key, a touch, a click. Input after the end does not bring the keys back. */
  touch(): void {
    if (!this.expired) this.lastInput = this.now();
  }

  /** Whole minutes left, rounded up: 15 right after an input, 0 when the time is over. */
  get minutesLeft(): number {
    return Math.max(0, Math.ceil(lockAfterMinutes - (this.now() - this.lastInput) / 60_000));
  }

  get expired(): boolean {
    return this.now() - this.lastInput >= lockAfterMinutes * 60_000;
  }
}
