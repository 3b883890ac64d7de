/** One note: its pitch in hertz, when it begins and how long it lasts, in seconds. */
type Note = readonly [hertz: number, at: number, length: number];

/** The names are those that accounts keep; what they sound like is made here. */
const sounds: Readonly<Record<string, readonly Note[]>> = {
  Bing: [[880, 0, 0.35]],
  Crackle: [
    [1200, 0, 0.05],
    [900, 0.07, 0.05],
    [1400, 0.14, 0.05],
    [1000, 0.21, 0.08],
  ],
  Down: [
    [784, 0, 0.14],
    [587, 0.14, 0.14],
    [440, 0.28, 0.24],
  ],
  Hello: [
    [523, 0, 0.16],
    [784, 0.16, 0.3],
  ],
  Ripple: [
    [659, 0, 0.12],
    [784, 0.09, 0.12],
    [988, 0.18, 0.12],
    [1175, 0.27, 0.25],
  ],
  Upstairs: [
    [440, 0, 0.12],
    [554, 0.12, 0.12],
    [659, 0.24, 0.12],
    [880, 0.36, 0.22],
  ],
};

/** What a call rings with, again and again; the names are those that Mattermost's settings have. */
const rings: Readonly<Record<string, readonly Note[]>> = {
  Dynamic: [
    [523, 0, 0.2],
    [659, 0.2, 0.2],
    [784, 0.4, 0.2],
    [1047, 0.6, 0.5],
  ],
  Calm: [
    [392, 0, 0.6],
    [523, 0.7, 0.8],
  ],
  Urgent: [
    [988, 0, 0.15],
    [988, 0.25, 0.15],
    [988, 0.5, 0.15],
  ],
  Cheerful: [
    [659, 0, 0.15],
    [784, 0.15, 0.15],
    [659, 0.3, 0.15],
    [1047, 0.45, 0.4],
  ],
};

const RING_EVERY_MS = 2_500;
/** Somebody who does not hear it by then is not there. */
const RING_LONGEST_MS = 60_000;
const VOLUME = 0.18;
const FALLBACK = 'Bing';

export const soundNames: readonly string[] = Object.keys(sounds);

let context: AudioContext | undefined;
let ringing: { timer: ReturnType<typeof setInterval>; end: ReturnType<typeof setTimeout> } | undefined;

/** Plays the sound of a notification; without a name, or with one that is not known, the first. A browser without sound stays silent. */
export function playSound(name = FALLBACK): void {
  play(notesOf(sounds, name) ?? notesOf(rings, name) ?? sounds[FALLBACK] ?? []);
}

/** Rings until `stopRing`, a minute at most; who rings already starts anew (contract: webapp §3, notificationSounds). */
export function ring(name: string): void {
  stopRing();
  const notes = notesOf(rings, name) ?? notesOf(sounds, name) ?? rings.Dynamic ?? [];
  play(notes);
  ringing = {
    timer: setInterval(() => play(notes), RING_EVERY_MS),
    end: setTimeout(stopRing, RING_LONGEST_MS),
  };
}

export function stopRing(): void {
  if (ringing !== undefined) {
    clearInterval(ringing.timer);
    clearTimeout(ringing.end);
    ringing = undefined;
  }
}

const notesOf = (all: Readonly<Record<string, readonly Note[]>>, name: string) =>
  Object.hasOwn(all, name) ? all[name] : undefined;

function play(notes: readonly Note[]): void {
  if (typeof AudioContext === 'undefined') {
    return;
  }
  try {
    context ??= new AudioContext();
    void context.resume().catch(() => undefined);
    for (const note of notes) {
      playNote(context, note);
    }
  } catch {
    // No sound device: what was to be heard is seen anyway.
  }
}

function playNote(audio: AudioContext, [hertz, at, length]: Note): void {
  const start = audio.currentTime + at;
  const oscillator = audio.createOscillator();
  const volume = audio.createGain();
  oscillator.type = 'sine';
  oscillator.frequency.value = hertz;
  volume.gain.setValueAtTime(VOLUME, start);
  volume.gain.exponentialRampToValueAtTime(0.001, start + length);
  oscillator.connect(volume).connect(audio.destination);
  oscillator.start(start);
  oscillator.stop(start + length);
}
