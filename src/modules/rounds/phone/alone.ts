/**
 * Does some work while no other tab or worker of this phone does the same; gives null at once where another one does.
 * Browsers without locks go by a note that the holder renews, on the phone's own clock, whatever that says.
 */
export async function alone<T>(name: string, work: () => Promise<T>): Promise<T | null> {
  if (typeof navigator !== "undefined" && navigator.locks) {
    return navigator.locks.request(name, { ifAvailable: true }, async (lock) => (lock ? work() : null));
  }
  return aloneByNote(name, work);
}

const renewal = 5_000;

async function aloneByNote<T>(name: string, work: () => Promise<T>): Promise<T | null> {
  // A worker has no such notes; a browser without locks has no background sync either, so that only pages send.
  if (typeof localStorage === "undefined") return null;
  const me = Math.random().toString(36).slice(2);
  const holder = () => (localStorage.getItem(name) ?? "").split(" ");
  const claim = () => localStorage.setItem(name, `${me} ${Date.now()}`);
  const [, since] = holder();
  const age = Math.abs(Date.now() - Number(since ?? 0));
  if (since !== undefined && age < renewal * 3) return null;
  claim();
  // Two tabs may have claimed it at the same moment: the one whose note stands a little later has it.
  await new Promise((done) => setTimeout(done, 200));
  if (holder()[0] !== me) return null;
  const beat = setInterval(claim, renewal);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    if (holder()[0] === me) localStorage.removeItem(name);
  }
}
