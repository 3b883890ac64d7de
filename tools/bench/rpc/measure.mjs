/**
 * Makes `count` calls with `inFlight` of them under way. The Go programs of the bench do and answer the same.
 *
 * @returns {Promise<{ times: number[], total: number }>} nanoseconds of each call and of all
 */
export async function measure(count, inFlight, call) {
  const times = [];
  let left = count;
  const started = process.hrtime.bigint();
  const worker = async () => {
    while (left-- > 0) {
      const begun = process.hrtime.bigint();
      await call();
      times.push(Number(process.hrtime.bigint() - begun));
    }
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
  return { times, total: Number(process.hrtime.bigint() - started) };
}

const ROUNDS = 12;
const WARM_UP_CALLS = 4_000;
const CALLS_ALONE = 500;
const CALLS_TOGETHER = 3_000;
const IN_FLIGHT = 100;

/**
 * Measures several ways of doing the same. They take turns in short rounds, so that a busy moment of the machine meets
 * all of them. A way is `{ name, measure(count, inFlight) }`, and may have aims.
 *
 * @returns {Promise<{ name: string, medianUs: number, p99Us: number, callsPerSecond: number }[]>}
 */
export async function takeTurns(ways) {
  const taken = ways.map(() => ({ alone: [], together: [] }));
  for (const way of ways) {
    await way.measure(WARM_UP_CALLS, 1);
    await way.measure(WARM_UP_CALLS, IN_FLIGHT);
  }
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, way] of ways.entries()) {
      taken[index].alone.push(...(await way.measure(CALLS_ALONE, 1)).times);
      taken[index].together.push((await way.measure(CALLS_TOGETHER, IN_FLIGHT)).total);
    }
  }
  return ways.map(({ name, comparedTo, aims }, index) => {
    const alone = taken[index].alone.sort((a, b) => a - b);
    const together = taken[index].together.sort((a, b) => a - b);
    return {
      name,
      comparedTo,
      aims,
      medianUs: alone[Math.floor(alone.length / 2)] / 1000,
      p99Us: alone[Math.floor(alone.length * 0.99)] / 1000,
      callsPerSecond: (CALLS_TOGETHER * 1e9) / together[Math.floor(together.length / 2)],
    };
  });
}
