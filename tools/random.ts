/** Park–Miller: the same sequence for the same seed, on every machine. */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = (seed % 2147483646) + 1;
    for (let turn = 0; turn < 3; turn += 1) this.next();
  }

  /** In [0, 1). */
  next(): number {
    this.state = (this.state * 48271) % 2147483647;
    return this.state / 2147483647;
  }

  /** An integer in [0, n). */
  below(n: number): number {
    return Math.floor(this.next() * n);
  }

  /** A shuffled copy (Fisher–Yates). */
  shuffle<Item>(items: readonly Item[]): Item[] {
    const copy = [...items];
    for (let last = copy.length - 1; last > 0; last -= 1) {
      const other = this.below(last + 1);
      [copy[last], copy[other]] = [copy[other]!, copy[last]!];
    }
    return copy;
  }
}
