// The drawing of volume by week or month, as options for ECharts: a bar each,
// its parts in the colours of amounts, the one that is not over yet paler.

import type { EChartsCoreOption } from "echarts/core";
import type { ProgressSpan, VolumeOverTime } from "../../backend/bindings";
import * as format from "../../format";
import { t } from "../../language";
import { bodyPartName } from "../../library";
import type { Ink } from "./ink";

export type Drawn = { volume: VolumeOverTime; span: ProgressSpan };

/** The tones of the parts of the body, from the one that moves most to what is left over. */
export const tones = {
  legs: "amount-5",
  back: "amount-4",
  chest: "amount-3",
  shoulders: "amount-2",
  arms: "amount-1",
  trunk: "line",
  "": "line",
} as const;

export const toneOf = (key: string): (typeof tones)[keyof typeof tones] =>
  key in tones ? tones[key as keyof typeof tones] : "line";

/** What stands under a bar: the day of a week, with the month where it is new, and `now` under the last; months of a year; years of everything. */
export function barLabel({ volume, span }: Drawn, index: number): string {
  const { points, by_month: byMonth } = volume;
  const point = points[index];
  if (!point) return "";
  const part = byMonth ? 4 : 7;
  const before = points[index - 1];
  const isNew = !before || before.from.slice(0, part) !== point.from.slice(0, part);
  if (byMonth) return isNew ? point.from.slice(0, 4) : "";
  if (span === "year" || points.length > 26) return isNew ? format.shortMonth(point.from) : "";
  if (span !== "chosen" && index === points.length - 1) return t("progress.now");
  return isNew ? format.shortDay(point.from) : format.dayOfMonth(point.from);
}

/** What a bar is about, in words. */
export function named(drawn: Drawn, index: number): string {
  const { points } = drawn.volume;
  const point = points[index];
  if (!point) return "";
  const soFar = index === points.length - 1 && drawn.span !== "chosen" ? t("progress.soFarIs") : "";
  const when = drawn.volume.by_month ? format.month(point.from.slice(0, 7)) : t("progress.weekOf", { day: format.datedDay(point.from) });
  return `${when}${soFar}`;
}

function told(drawn: Drawn, index: number): string {
  const { points, groups, unit } = drawn.volume;
  const point = points[index];
  if (!point) return "";
  const line = (name: string, value: number): string => `<br>${name} <b>${format.total(value)}</b> ${unit}`;
  const parts = groups.map((group, at) => ({ name: bodyPartName(group.key), value: point.parts[at] ?? 0 }));
  const held = parts.filter((part) => part.value > 0).map((part) => line(part.name, part.value));
  const whole = point.total === 0 ? `<br>${t("progress.nothing")}` : line(t("progress.everything"), point.total);
  return `${named(drawn, index)}${held.join("")}${whole}`;
}

function bars(drawn: Drawn, ink: Ink): object[] {
  const { groups, points } = drawn.volume;
  const last = points.length - 1;
  // What lies at the bottom of the stack is drawn first.
  return groups.map((group, at) => ({
    name: bodyPartName(group.key),
    type: "bar",
    stack: "volume",
    barMaxWidth: 44,
    barCategoryGap: points.length > 60 ? "10%" : "36%",
    itemStyle: { color: ink[toneOf(group.key)], borderColor: ink.bg, borderWidth: points.length > 60 ? 0 : 1 },
    data: points.map((point, index) => ({
      // Nothing draws nothing: the edge of an empty part would cut the axis.
      value: point.parts[at] || null,
      itemStyle: { opacity: index === last ? 0.45 : 1 },
    })),
    emphasis: { disabled: true },
  }));
}

/** The options of the whole drawing. */
export function volumeOptions(drawn: Drawn, ink: Ink): EChartsCoreOption {
  const { points, unit } = drawn.volume;
  const words = { color: ink.dim, fontFamily: ink.face, fontSize: ink.size };
  return {
    animation: false,
    aria: { enabled: true, label: { description: t("progress.volumeAria") } },
    // Room for words of whatever size the person reads.
    grid: { left: ink.size * 4, right: 4, top: 10, bottom: ink.size * 2.25 },
    tooltip: {
      trigger: "axis",
      confine: true,
      transitionDuration: 0,
      backgroundColor: ink.raised,
      borderColor: ink.line,
      padding: [6, 10],
      textStyle: { color: ink.ink, fontFamily: ink.face, fontSize: ink.size, fontWeight: 400 },
      extraCssText: "box-shadow: none",
      axisPointer: { type: "none" },
      formatter: (at: { dataIndex: number }[]) => told(drawn, at[0]?.dataIndex ?? -1),
    },
    xAxis: {
      type: "category",
      data: points.map((point) => point.from),
      axisLine: { lineStyle: { color: ink.line } },
      axisTick: { show: false },
      axisLabel: {
        ...words,
        hideOverlap: true,
        margin: 10,
        interval: (index: number) => barLabel(drawn, index) !== "",
        formatter: (_: string, index: number) => barLabel(drawn, index),
      },
    },
    yAxis: {
      type: "value",
      splitNumber: 3,
      axisLabel: { ...words, formatter: (value: number) => (value === 0 ? "" : format.scaleOfVolume(value, unit)) },
      splitLine: { lineStyle: { color: ink["line-soft"] } },
    },
    series: bars(drawn, ink),
  };
}
