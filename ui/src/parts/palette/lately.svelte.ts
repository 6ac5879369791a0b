// What was chosen lately, while the program runs: exercises and workouts keep
// their names only here, so a later start begins with what the core knows best.

import type { Row } from "./rows";

const most = 3;

class Lately {
  rows = $state.raw<Row[]>([]);

  add(row: Row): void {
    this.rows = [row, ...this.rows.filter((each) => each.key !== row.key)].slice(0, most);
  }
}

export const lately = new Lately();
