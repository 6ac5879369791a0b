// The sheets that lie over every screen, open or not.

class Sheets {
  find = $state(false);
  keys = $state(false);
  plates = $state(false);
  logbooks = $state(false);

  close(): void {
    this.find = false;
    this.keys = false;
    this.plates = false;
    this.logbooks = false;
  }
}

export const sheets = new Sheets();
