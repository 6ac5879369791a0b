// The drawing of an exercise over time, as options for ECharts: the estimate
// as a line of ink, the volume below it in the colour of amounts.

import type { EChartsCoreOption } from "echarts/core";
import type { Chart, ChartPoint } from "../../backend/bindings";
import * as format from "../../format";
import type { Ink } from "./ink";
import { t } from "../../language";
import { count } from "../../words";

export type Trend = {
  chart: Chart;
  name: string;
  /** The record; its point wears amber. */
  best: number | null;
  /** The line alone, for the side of a screen. */
  small: boolean;
};

/** Where an axis begins a new label: months of a year, years of everything. */
export function axisLabel(points: ChartPoint[], index: number, span: Chart["span"]): string {
  const point = points[index];
  if (!point) return "";
  const before = points[index - 1];
  const part = span === "year" ? 7 : 4;
  const isNew = !before || before.day.slice(0, part) !== point.day.slice(0, part);
  if (!isNew) return "";
  return span === "year" ? format.shortMonth(point.day) : point.day.slice(0, 4);
}

function axis(trend: Trend, ink: Ink, grid: number, labelled: boolean): object {
  const { points, span } = trend.chart;
  return {
    type: "category",
    gridIndex: grid,
    data: points.map((point) => point.day),
    boundaryGap: !trend.small,
    axisLine: { lineStyle: { color: ink["line-soft"] } },
    axisTick: { show: false },
    axisPointer: { label: { show: false } },
    axisLabel: {
      show: labelled,
      color: ink.dim,
      fontFamily: ink.face,
      fontSize: ink.size,
      hideOverlap: true,
      margin: 10,
      interval: (index: number) => axisLabel(points, index, span) !== "",
      formatter: (_: string, index: number) => axisLabel(points, index, span),
    },
  };
}

function scale(ink: Ink, grid: number, options: object): object {
  return {
    type: "value",
    gridIndex: grid,
    axisLabel: { color: ink.dim, fontFamily: ink.face, fontSize: ink.size, formatter: format.total },
    splitLine: { lineStyle: { color: ink["line-soft"] } },
    ...options,
  };
}

function line(trend: Trend, ink: Ink): object {
  const { points } = trend.chart;
  const last = points.findLastIndex((point) => point.e1rm !== null);
  const record = trend.best === null ? -1 : points.findIndex((point) => point.e1rm === trend.best);
  const alone = points.filter((point) => point.e1rm !== null).length === 1;
  return {
    name: "e1RM",
    type: "line",
    connectNulls: true,
    lineStyle: { color: ink.ink, width: 1.5 },
    itemStyle: { color: ink.ink },
    symbol: "circle",
    showAllSymbol: true,
    symbolSize: (_: unknown, at: { dataIndex: number }) =>
      at.dataIndex === record ? 7 : at.dataIndex === last || alone ? 5 : 0,
    data: points.map((point, index) => ({
      value: point.e1rm,
      itemStyle: { color: index === record ? ink.record : ink.ink },
    })),
    emphasis: { disabled: true },
  };
}

const bars = (trend: Trend, ink: Ink): object => ({
  name: t("chart.volumeName"),
  type: "bar",
  xAxisIndex: 1,
  yAxisIndex: 1,
  barMaxWidth: 12,
  itemStyle: { color: ink["amount-4"], borderRadius: [1, 1, 0, 0] },
  data: trend.chart.points.map((point) => point.volume),
  emphasis: { disabled: true },
});

function told(trend: Trend, index: number): string {
  const point = trend.chart.points[index];
  if (!point) return "";
  const when = trend.chart.span === "year" ? t("chart.aWeekOf", { day: format.datedDay(point.day) }) : format.month(point.day.slice(0, 7));
  const unit = trend.chart.unit;
  const estimate = point.e1rm === null ? "" : `<br>e1RM <b>${format.estimate(point.e1rm)}</b> ${unit}`;
  const volume = point.sets === 0 ? `<br>${t("chart.nothing")}` : `<br>${t("chart.told", { volume: format.total(point.volume), unit, sets: count(point.sets, "set") })}`;
  return `${when}${estimate}${volume}`;
}

function tooltip(trend: Trend, ink: Ink): object {
  return {
    trigger: "axis",
    confine: true,
    transitionDuration: 0,
    backgroundColor: ink.raised,
    borderColor: ink.line,
    padding: [6, 10],
    textStyle: { color: ink.ink, fontFamily: ink.face, fontSize: ink.size, fontWeight: 400 },
    extraCssText: "box-shadow: none",
    axisPointer: { type: "line", lineStyle: { color: ink.line, type: "solid" }, label: { show: false } },
    formatter: (at: { dataIndex: number }[]) => told(trend, at[0]?.dataIndex ?? -1),
  };
}

/** The options of the whole drawing. */
export function trendOptions(trend: Trend, ink: Ink): EChartsCoreOption {
  const narrow = { scale: true, splitNumber: 2 };
  const shared = {
    animation: false,
    aria: { enabled: true, label: { description: t("chart.overWithTable", { name: trend.name }) } },
    tooltip: tooltip(trend, ink),
  };
  if (trend.small) {
    return {
      ...shared,
      grid: { left: 30, right: 6, top: 10, bottom: 24 },
      xAxis: [axis(trend, ink, 0, true)],
      yAxis: [scale(ink, 0, narrow)],
      series: [line(trend, ink)],
    };
  }
  return {
    ...shared,
    axisPointer: { link: [{ xAxisIndex: "all" }] },
    grid: [
      { left: 48, right: 8, top: 12, bottom: 104 },
      { left: 48, right: 8, height: 56, bottom: 26 },
    ],
    xAxis: [axis(trend, ink, 0, false), axis(trend, ink, 1, true)],
    yAxis: [scale(ink, 0, { ...narrow, splitNumber: 3 }), scale(ink, 1, { splitNumber: 1 })],
    series: [line(trend, ink), bars(trend, ink)],
  };
}
