/** The sound for a critical case that nobody has: a looped buffer, so that no slowed timer mutes it. */

/** blocked: the browser waits for a first touch. none: it has no sound at all. */
export type Sound = 'on' | 'blocked' | 'none';

const CYCLE_SECONDS = 2.4;
const LOUDNESS = 0.35;
/** Two rising notes, twice: heard through talk, not a siren. Start and length in seconds. */
const NOTES = [
  { at: 0, seconds: 0.22, hertz: 784 },
  { at: 0.26, seconds: 0.34, hertz: 1047 },
  { at: 0.8, seconds: 0.22, hertz: 784 },
  { at: 1.06, seconds: 0.34, hertz: 1047 },
] as const;

export class Alarm {
  readonly #context: AudioContext | null;
  #playing: AudioBufferSourceNode | null = null;

  constructor(changed: (sound: Sound) => void) {
    this.#context = 'AudioContext' in window ? new AudioContext() : null;
    this.#context?.addEventListener('statechange', () => changed(this.sound));
  }

  get sound(): Sound {
    if (this.#context === null) return 'none';
    return this.#context.state === 'running' ? 'on' : 'blocked';
  }

  /** To be called from a touch or a key: only then may a browser let it sound. */
  async unlock(): Promise<void> {
    if (this.#context?.state === 'suspended') await this.#context.resume();
  }

  /** Rings until told otherwise. A blocked alarm begins as soon as it is unlocked. */
  ring(wanted: boolean): void {
    if (!wanted) {
      this.#playing?.stop();
      this.#playing = null;
    } else if (this.#playing === null) {
      this.#playing = this.#play(true);
    }
  }

  /** One cycle, for the agent to hear that it works. */
  async test(): Promise<void> {
    await this.unlock();
    if (this.#playing === null) this.#play(false);
  }

  #play(loop: boolean): AudioBufferSourceNode | null {
    const context = this.#context;
    if (context === null) return null;
    const source = context.createBufferSource();
    source.buffer = cycle(context);
    source.loop = loop;
    source.connect(context.destination);
    source.start();
    return source;
  }
}

function cycle(context: AudioContext): AudioBuffer {
  const rate = context.sampleRate;
  const buffer = context.createBuffer(1, Math.ceil(CYCLE_SECONDS * rate), rate);
  const samples = buffer.getChannelData(0);
  for (const { at, seconds, hertz } of NOTES) {
    const first = Math.floor(at * rate);
    const length = Math.floor(seconds * rate);
    for (let i = 0; i < length; i += 1) {
      // Rises and falls softly, so that it does not click.
      const swell = Math.sin((Math.PI * i) / length);
      samples[first + i] = LOUDNESS * swell * Math.sin((2 * Math.PI * hertz * i) / rate);
    }
  }
  return buffer;
}
