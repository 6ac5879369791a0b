// A link that joins another device, opened from outside: it fills in the form on
// Devices, and joining itself is left to the person.

class Pairing {
  link = $state<string | null>(null);

  /** The link, once. */
  take(): string {
    const link = this.link ?? "";
    this.link = null;
    return link;
  }
}

export const pairing = new Pairing();
