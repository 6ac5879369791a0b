import { describe, expect, it } from "vitest";
import { inSight } from "../parts/list/sight";

const rows = 1000;
const height = 28;

describe("rows in sight", () => {
  it("are those of the view and a few beyond each of its edges", () => {
    expect(inSight(rows, height, 0, 280)).toEqual({ from: 0, to: 16 });
    expect(inSight(rows, height, 2800, 280)).toEqual({ from: 94, to: 116 });
    expect(inSight(rows, height, 2801, 280)).toEqual({ from: 94, to: 117 });
  });

  it("end with the last row", () => {
    expect(inSight(rows, height, rows * height - 280, 280)).toEqual({ from: 984, to: 1000 });
    expect(inSight(3, height, 0, 280)).toEqual({ from: 0, to: 3 });
    expect(inSight(0, height, 0, 280)).toEqual({ from: 0, to: 0 });
  });

  it("are still a few where the table is scrolled out of the view, so that Tab finds them", () => {
    expect(inSight(rows, height, -5000, 280)).toEqual({ from: 0, to: 6 });
    expect(inSight(rows, height, rows * height + 5000, 280)).toEqual({ from: 994, to: 1000 });
    expect(inSight(rows, height, 0, 0)).toEqual({ from: 0, to: 6 });
  });
});
